package org.naohai.lake;

/// A file of a dataset version and the object that holds its bytes.
///
/// - **path** inside the dataset · **sha256** 64 lower-case hex digits of the plain bytes · **size** bytes
/// - **identifying** stored encrypted, for owners only
public record StoredFile(String path, String sha256, long size, boolean identifying) {}
