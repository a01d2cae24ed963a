"""One module for each command, which only puts together what the other rooms do."""
