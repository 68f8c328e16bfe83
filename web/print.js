// The edition page is whole without a script; with one its button prints it.

const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => print());
