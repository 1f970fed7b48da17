"""What a reviewer sees when the laptop was handed over."""
