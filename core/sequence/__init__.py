"""Sequence models: an LSTM predicts a flux from the steps of its drivers up to a date.

Training needs PyTorch, which `network` alone imports; a trained model predicts, and is read and
explained, without it.
"""
