"""One file a page; app.ui.navigation lists them."""
