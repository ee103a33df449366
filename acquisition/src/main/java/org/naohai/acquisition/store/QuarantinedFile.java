package org.naohai.acquisition.store;

/// A file of a quarantined unit: its path in the dataset, free of identities, and the spool that holds its bytes.
public record QuarantinedFile(String path, long size, String sha256, String spool) {}
