package org.naohai.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;

/// The record of the DICOM archive, as the intake writes and the conversion reads it. Joins the caller's
/// transaction of the worker role. Everything in it is de-identified.
public interface DicomRecord {

    /// Adds instances of one series; study and series come to be with their first. Counts are kept; what is
    /// here already stays as it is and is not counted again.
    ///
    /// The study is locked until the transaction ends: who adds to several in one does so in the order of
    /// their UIDs.
    void add(Study study, Series series, List<Instance> instances);

    /// The instances of these UIDs that are here already, by UID.
    Map<String, Instance> present(Collection<String> sopUids);

    /// The series has been checked; nothing more is expected. What shows no head is from here on seen by
    /// whom the dataset is shared with; everything else by the project alone.
    ///
    /// - **metadataSha256** its DICOM JSON, gzip · **reportSha256** the signed report of its
    ///   de-identification
    void complete(String seriesUid, Verdict verdict, boolean head, String metadataSha256, String reportSha256);

    /// What closed a series; empty while it arrives.
    Optional<Completion> completion(String seriesUid);

    /// The report of what was de-identified of a series so far, also while more of it arrives.
    Optional<String> findReport(String seriesUid);

    /// What the checks of a series say, for those who may read it; replaces what was noted before.
    void note(String seriesUid, List<Problem> problems);

    Optional<Study> findStudy(String studyUid);

    /// Whether a study shows a head and its dataset is shared beyond the project: none of it may come into the
    /// dataset, for faces are not removed.
    boolean showsFacesToOthers(Study study);

    Optional<Series> findSeries(String seriesUid);

    List<Series> listSeries(String studyUid);

    /// In order of instance number.
    List<Instance> listInstances(String seriesUid);

    /// Takes a series out of the record, with its study where that is the last; its objects stay in the
    /// lake.
    void remove(String seriesUid);

    /// Takes instances out of the record: a series goes with its last, a study with its last series. What is
    /// left of a series is to be checked anew.
    ///
    /// - **returns** the series that they were in, and how many instances are left of each
    Map<String, Integer> removeInstances(Collection<String> sopUids);

    /// - **subject** `sub-10` · **patientId** what readers see as Patient ID · **date**, **time** as DICOM writes
    ///   them, shifted
    record Study(
            String uid,
            UUID projectId,
            String dataset,
            String subject,
            @Nullable String session,
            int scopeId,
            String patientId,
            @Nullable String sex,
            String date,
            String time,
            String accessionNumber,
            String studyId,
            String description) {}

    record Series(
            String uid,
            String studyUid,
            String modality,
            @Nullable Integer number,
            String description,
            String protocol,
            String bodyPart,
            String manufacturer,
            String date,
            String time) {}

    /// - **head** whether its volume shows a head
    record Completion(Verdict verdict, boolean head, String metadataSha256, String reportSha256) {}

    /// - **sha256** the lake object of its Part 10 file · **pixelOffset**, **pixelLength** native pixel data in it;
    ///   null where it is encapsulated or there is none · **sourceDigest** of the data set as it came, keyed
    record Instance(
            String sopUid,
            String sopClass,
            @Nullable Integer number,
            String sha256,
            long size,
            String transferSyntax,
            @Nullable Integer rows,
            @Nullable Integer columns,
            int frames,
            @Nullable Long pixelOffset,
            @Nullable Long pixelLength,
            byte[] sourceDigest) {}
}
