"""What people use: the window, the command line and the services beneath both."""
