package org.naohai.acquisition.dicom.archive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the archive waits; a series turns green or red `series` after its last image, at most `silent`.
///
/// - **visible** after which instances can be seen though their series goes on · **series** nothing came and the
///   sender went on to another series, or went: the series is closed · **silent** nothing came from a sender that
///   is still there · **study** nothing came after its last series was closed: the study is converted
@ConfigurationProperties("naohai.dicom.archive")
record ArchiveTiming(
        @DefaultValue("1500ms") Duration visible,
        @DefaultValue("4s") Duration series,
        @DefaultValue("15s") Duration silent,
        @DefaultValue("8s") Duration study) {}
