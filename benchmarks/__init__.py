"""What faqbot is measured with: data read from a folder, tables printed."""
