package org.naohai.server.cli;

import picocli.CommandLine.Command;

/// `naohai dicom …`: who may send to this installation, and senders of our own.
@Command(
        name = "dicom",
        subcommands = {DicomPeerCommand.class, DicomEchoCommand.class, DicomSendCommand.class})
final class DicomCommand extends Group {}
