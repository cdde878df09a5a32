"""What is mapped beside a prediction: its interval, dissimilarity, the area of applicability."""
