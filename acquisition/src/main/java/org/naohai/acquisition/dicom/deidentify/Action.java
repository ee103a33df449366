package org.naohai.acquisition.dicom.deidentify;

/// What becomes of an attribute (PS3.15 table E.1-1a, a combination resolved).
enum Action {
    /// X
    REMOVE,
    /// Z: of zero length
    EMPTY,
    /// D: a value that means nothing
    DUMMY,
    /// U
    UID,
    /// the subject's label
    SUBJECT,
    /// a date some days earlier
    SHIFT,
    /// K and C: kept, without the identities that are found in it
    KEEP,
    /// K, 89 years and more as 90
    AGE
}
