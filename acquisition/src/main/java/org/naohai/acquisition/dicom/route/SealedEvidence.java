package org.naohai.acquisition.dicom.route;

import java.util.UUID;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.vault.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The evidence of an arrival as its row keeps it: JSON, sealed by the vault's key for that arrival alone.
@Component
public class SealedEvidence {

    private final Vault vault;

    SealedEvidence(Vault vault) {
        this.vault = vault;
    }

    public byte[] seal(UUID arrivalId, Evidence evidence) {
        return vault.seal(context(arrivalId), JsonMapper.shared().writeValueAsString(evidence));
    }

    public Evidence open(UUID arrivalId, byte[] sealed) {
        return JsonMapper.shared().readValue(vault.open(context(arrivalId), sealed), Evidence.class);
    }

    private static String context(UUID arrivalId) {
        return "dicom evidence " + arrivalId;
    }
}
