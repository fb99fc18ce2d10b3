"""Token Inspector: look into JSON Web Tokens on your own machine."""

__version__ = "0.1.0"
