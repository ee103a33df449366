package org.naohai.server.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.Requestor;
import org.naohai.formats.dicom.dimse.Status;
import org.naohai.formats.dicom.dimse.UserInformation;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `naohai dicom send FOLDER --to HOST:PORT --aet TITLE`: stores DICOM files at an application entity, each in the
/// encoding it has, over one association for every 128 kinds of them.
@Command(name = "send")
final class DicomSendCommand implements Callable<Integer> {

    private static final int MAX_PDU = 128 << 10;

    @Parameters(paramLabel = "FOLDER", descriptionKey = "dicom.folder")
    private Path folder = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "HOST:PORT", descriptionKey = "dicom.to")
    private String to = "";

    @Option(names = "--aet", required = true, paramLabel = "TITLE", descriptionKey = "dicom.called")
    private String called = "";

    @Option(names = "--calling", paramLabel = "TITLE", descriptionKey = "dicom.calling", defaultValue = "NAOHAI")
    private String calling = "NAOHAI";

    private int stored;
    private int refused;

    record Kind(String sopClassUid, String transferSyntax) {}

    record Instance(Path file, Kind kind) {}

    @Override
    public Integer call() {
        int colon = to.lastIndexOf(':');
        var port = colon < 0 ? "" : to.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", "--to", Problem.quoted(to), "HOST:PORT");
        }
        var instances = instances();
        for (var some : associations(instances)) {
            DicomPartner.talk(
                    to.substring(0, colon),
                    Integer.parseInt(port),
                    request(some),
                    association -> send(some, association));
        }
        Say.line(Say.text("dicom.sent", stored, refused));
        return refused == 0 ? 0 : 1;
    }

    private List<Instance> instances() {
        var instances = new ArrayList<Instance>();
        try (var paths = Files.walk(folder)) {
            for (var file : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
                kind(file).ifPresent(kind -> instances.add(new Instance(file, kind)));
            }
        } catch (IOException | UncheckedIOException e) {
            throw Refused.of(
                    Refused.Kind.INVALID, "FIELD_INVALID", "FOLDER", Problem.quoted(folder.toString()), "a folder");
        }
        return instances;
    }

    /// Empty where it is no DICOM instance.
    private static Optional<Kind> kind(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var object = DicomReader.read(ByteSource.of(channel));
            var sopClass = object.data().text(Tag.SopClassUid);
            return sopClass == null
                    ? Optional.empty()
                    : Optional.of(new Kind(sopClass, object.syntax().uid()));
        }
    }

    /// As many of them as an association has presentation contexts for, in their order.
    static List<List<Instance>> associations(List<Instance> instances) {
        var contexts = new HashMap<Kind, Integer>();
        var associations = new ArrayList<List<Instance>>(List.of(new ArrayList<>()));
        for (var instance : instances) {
            int context = contexts.computeIfAbsent(instance.kind(), kind -> contexts.size());
            int association = context / AssociateRequest.MOST_CONTEXTS;
            if (association == associations.size()) {
                associations.add(new ArrayList<>());
            }
            associations.get(association).add(instance);
        }
        return associations;
    }

    private AssociateRequest request(List<Instance> instances) {
        var contexts = new ArrayList<PresentationContext>();
        var kinds = instances.stream().map(Instance::kind).distinct().toList();
        for (var kind : kinds) {
            contexts.add(new PresentationContext(
                    1 + 2 * contexts.size(), kind.sopClassUid(), List.of(kind.transferSyntax())));
        }
        return new AssociateRequest(
                DicomPartner.title("--aet", called),
                DicomPartner.title("--calling", calling),
                contexts,
                UserInformation.of(MAX_PDU));
    }

    private int send(List<Instance> instances, Association association) throws IOException {
        var requestor = new Requestor(association);
        for (var instance : instances) {
            if (store(instance, requestor)) {
                stored++;
            } else {
                refused++;
            }
        }
        return stored;
    }

    private static boolean store(Instance instance, Requestor requestor) throws IOException {
        var kind = instance.kind();
        var context = requestor.find(kind.sopClassUid(), kind.transferSyntax());
        if (context.isEmpty()) {
            return false;
        }
        try (var channel = FileChannel.open(instance.file())) {
            var object = DicomReader.read(ByteSource.of(channel));
            var uid = Objects.requireNonNullElse(object.data().text(Tag.SopInstanceUid), "");
            var bytes = DicomWriter.dataSet(object.data(), TransferSyntax.of(kind.transferSyntax()), object)
                    .toBytes();
            return Status.isDone(requestor.store(context.get(), uid, new ByteArrayInputStream(bytes)));
        }
    }
}
