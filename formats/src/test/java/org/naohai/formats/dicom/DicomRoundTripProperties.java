package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever is written in any syntax is read again as it was.
class DicomRoundTripProperties {

    private static final List<TransferSyntax> SYNTAXES = List.of(
            TransferSyntax.IMPLICIT_LITTLE,
            TransferSyntax.EXPLICIT_LITTLE,
            TransferSyntax.EXPLICIT_BIG,
            TransferSyntax.DEFLATED);

    private static final List<Dictionary.Attribute> ATTRIBUTES = Tables.rows("attributes.tsv").stream()
            .filter(cells -> cells[0].matches("[0-9a-f]{8}") && !cells[0].startsWith("0002"))
            .map(cells ->
                    Dictionary.find(Integer.parseUnsignedInt(cells[0], 16)).orElseThrow())
            .filter(attribute -> attribute.vrs().size() == 1 && Tag.element(attribute.tag()) != 0)
            .filter(attribute -> attribute.tag() != Tag.SpecificCharacterSet)
            .toList();

    @Property(tries = 300)
    void write_and_read_is_identity_in_every_syntax(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var data = dataSet(random, 0);
        var plain =
                DicomWriter.dataSet(data, TransferSyntax.EXPLICIT_LITTLE, null).toBytes();
        for (var syntax : SYNTAXES) {
            var encoded = DicomWriter.part10(DataSet.EMPTY, data, syntax, null);
            var bytes = encoded.toBytes();
            assertThat(bytes).hasSize((int) encoded.size());
            var object = DicomReader.read(ByteSource.of(bytes));
            assertThat(object.problems()).as(syntax.uid()).isEmpty();
            assertThat(object.syntax()).isEqualTo(syntax);
            var again = DicomWriter.dataSet(object.data(), TransferSyntax.EXPLICIT_LITTLE, object)
                    .toBytes();
            assertThat(again).as(syntax.uid()).isEqualTo(plain);
        }
    }

    @Property(tries = 100)
    void a_bare_data_set_is_read_in_the_syntax_of_its_association(@ForAll long seed) throws IOException {
        var data = dataSet(new Random(seed), 0);
        for (var syntax : SYNTAXES) {
            var bytes = DicomWriter.dataSet(data, syntax, null).toBytes();
            var object = DicomReader.readDataSet(ByteSource.of(bytes), syntax);
            assertThat(object.problems()).as(syntax.uid()).isEmpty();
            assertThat(object.data().size()).isEqualTo(data.size());
        }
    }

    private static DataSet dataSet(Random random, int depth) {
        var tags = new TreeSet<Dictionary.Attribute>((a, b) -> Integer.compareUnsigned(a.tag(), b.tag()));
        int count = 1 + random.nextInt(depth == 0 ? 40 : 5);
        for (int i = 0; i < count; i++) {
            tags.add(ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())));
        }
        var builder = new DataSet.Builder(CharacterSets.DEFAULT);
        for (var attribute : tags) {
            builder.put(element(attribute, random, depth));
        }
        builder.put(Element.of(0x00510010, Vr.LO, "ACME"));
        if (depth < 3) {
            builder.put(Element.ofItems(0x00511001, List.of(DataSet.EMPTY, dataSet(random, depth + 2))));
        }
        return builder.build();
    }

    private static Element element(Dictionary.Attribute attribute, Random random, int depth) {
        var vr = attribute.vr();
        if (vr == Vr.SQ) {
            var items = new ArrayList<DataSet>();
            for (int i = random.nextInt(3); i > 0 && depth < 3; i--) {
                items.add(random.nextInt(4) == 0 ? DataSet.EMPTY : dataSet(random, depth + 1));
            }
            return Element.ofItems(attribute.tag(), items);
        }
        int unit = Math.max(8, vr.unit());
        int units = random.nextInt(40) == 0 ? 9_000 : random.nextInt(4);
        var bytes = new byte[unit * units];
        if (vr.isText()) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ('A' + random.nextInt(26));
            }
        } else {
            random.nextBytes(bytes);
        }
        // texts of 16-bit lengths are at most 64 KiB; longer ones become UN, which has a test of its own
        var value = vr.hasLongLength() || bytes.length < 0xFFFE ? new Value.Bytes(bytes) : Value.EMPTY;
        return new Element(attribute.tag(), vr, value);
    }
}
