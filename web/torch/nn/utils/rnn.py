"""Sequences of different lengths in one tensor."""


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    """Tensors of different length as one, the short ones filled up."""
    longest = max(len(each) for each in sequences)
    rest = sequences[0].shape[1:]
    made = sequences[0].new_full((len(sequences), longest, *rest), padding_value)
    for i, each in enumerate(sequences):
        if padding_side == "right":
            made[i, : len(each)] = each
        else:
            made[i, longest - len(each) :] = each
    return made if batch_first else made.transpose(0, 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    """The tensors that pad_sequence joined."""
    if not batch_first:
        padded_sequences = padded_sequences.transpose(0, 1)
    return [each[:length] for each, length in zip(padded_sequences, lengths)]


__all__ = ["pad_sequence", "unpad_sequence"]
