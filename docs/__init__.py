"""The site's source, and the script that writes its reference pages from the code."""
