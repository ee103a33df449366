package org.naohai.acquisition.dicom.commitment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.naohai.acquisition.dicom.commitment.Commitment.Reference;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;
import org.naohai.formats.dicom.dimse.Status;
import org.naohai.kernel.Severity;

/// Data sets of storage commitment ⇄ records (PS3.4 tables J.3-1 and J.3-2).
final class CommitmentCodec {

    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");

    private CommitmentCodec() {}

    /// Empty where transaction or instances are missing, or anything is no UID.
    static Optional<Commitment> decode(byte[] bytes, TransferSyntax syntax) throws IOException {
        var object = DicomReader.readDataSet(ByteSource.of(bytes), syntax);
        var data = object.data();
        var transaction = data.text(Tag.TransactionUid, "");
        var references = new ArrayList<Reference>();
        for (var item : data.items(Tag.ReferencedSopSequence)) {
            references.add(new Reference(
                    item.text(Tag.ReferencedSopClassUid, ""), item.text(Tag.ReferencedSopInstanceUid, "")));
        }
        boolean whole = object.problems().stream().noneMatch(one -> one.severity() == Severity.ERROR);
        boolean named = isUid(transaction)
                && references.stream().allMatch(one -> isUid(one.sopClassUid()) && isUid(one.sopInstanceUid()));
        return whole && named && !references.isEmpty()
                ? Optional.of(new Commitment(transaction, references))
                : Optional.empty();
    }

    private static boolean isUid(String text) {
        return UID.matcher(text).matches();
    }

    static byte[] encode(Report report, TransferSyntax syntax) throws IOException {
        var builder = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.TransactionUid, Vr.UI, report.transactionUid()));
        if (!report.missing().isEmpty()) {
            builder.put(Element.ofItems(Tag.FailedSopSequence, items(report.missing(), Status.NO_SUCH_OBJECT)));
        }
        if (!report.kept().isEmpty()) {
            builder.put(Element.ofItems(Tag.ReferencedSopSequence, items(report.kept(), Status.SUCCESS)));
        }
        return DicomWriter.dataSet(builder.build(), syntax, null).toBytes();
    }

    private static List<DataSet> items(List<Reference> references, int failure) {
        return references.stream().map(one -> item(one, failure)).toList();
    }

    private static DataSet item(Reference reference, int failure) {
        var item = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.ReferencedSopClassUid, Vr.UI, reference.sopClassUid()))
                .put(Element.of(Tag.ReferencedSopInstanceUid, Vr.UI, reference.sopInstanceUid()));
        if (failure != Status.SUCCESS) {
            item.put(Element.ofShort(Tag.FailureReason, failure));
        }
        return item.build();
    }
}
