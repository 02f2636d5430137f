"""`python -m iraq_report`."""

from iraq_report.cli import main

if __name__ == "__main__":
    main()
