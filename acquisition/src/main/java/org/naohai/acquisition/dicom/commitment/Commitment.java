package org.naohai.acquisition.dicom.commitment;

import java.util.List;

/// What a sender asks us to answer for: instances by the UIDs they came with.
public record Commitment(String transactionUid, List<Reference> references) {

    public Commitment {
        references = List.copyOf(references);
    }

    public record Reference(String sopClassUid, String sopInstanceUid) {

        @Override
        public String toString() {
            return "Reference[…]";
        }
    }

    @Override
    public String toString() {
        return "Commitment[" + references.size() + "]";
    }
}
