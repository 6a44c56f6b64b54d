"""`python -m samverkan_xl` is the command line."""

from samverkan_xl.cli import main

if __name__ == "__main__":
    main()
