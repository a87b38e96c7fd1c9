"""``python -m shnor_docs``, on Windows ``py -m shnor_docs``."""

from shnor_docs.cli import main

if __name__ == "__main__":
    main()
