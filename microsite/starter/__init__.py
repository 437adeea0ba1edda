"""The starter library: content files to rows, through the same verbs that people use."""
