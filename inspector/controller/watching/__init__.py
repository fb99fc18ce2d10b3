"""What happens as time goes on: warnings, pins, refreshes that fall due."""
