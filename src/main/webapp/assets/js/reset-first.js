// Runs before anything is painted: whoever comes by the link of a mail sees the field for the new password at once, instead of
// the form that asks for such a link.

document.documentElement.classList.toggle('has-token', /[#&]token=./.test(location.hash));
