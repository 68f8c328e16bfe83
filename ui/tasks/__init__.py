"""Key tasks: lists, filters, the form and the file that update them, the sheet of the year's end."""
