package org.naohai.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.naohai.formats.bids.Layout;
import org.naohai.formats.electrophysiology.SignalFiles;
import org.naohai.formats.genomics.Site;
import org.naohai.formats.genomics.VcfHeader;
import org.naohai.formats.genomics.VcfReader;
import org.naohai.formats.json.JsonFile;
import org.naohai.formats.tables.TableReader;
import org.naohai.kernel.Problem;
import org.naohai.testkit.Bounded;
import org.naohai.testkit.EdfBytes;

/// Texts written to make a reader hang or fill the memory are read in seconds, and what they claim stays bounded.
class HostileTextTest {

    private static final String MAGIC = "Brain Vision Data Exchange Header File Version 1.0\n";

    @Test
    void a_header_of_blank_lines_is_grouped_at_once() {
        var blank = new Corpus().with("a.vhdr", MAGIC + "\n".repeat(65_000));
        var spaces = new Corpus().with("a.vhdr", MAGIC + "DataFile=" + " a".repeat(32_000) + "\0");
        Bounded.run("blank lines", 65_000, () -> assertThat(Layout.units(blank)).hasSize(1));
        Bounded.run("spaces", 65_000, () -> assertThat(Layout.units(spaces)).hasSize(1));
    }

    @Test
    void ten_thousand_channels_among_a_million_lines_are_found_at_once() {
        var header = MAGIC + "[Common Infos]\nDataFile=a.eeg\nDataFormat=BINARY\nNumberOfChannels=10000\n"
                + "SamplingInterval=1000\n[Binary Infos]\nBinaryFormat=INT_16\n[Channel Infos]\n"
                + "Noise=1\n".repeat(1_000_000)
                + IntStream.rangeClosed(1, 10_000)
                        .mapToObj(i -> "Ch" + i + "=E" + i + ",,1,µV\n")
                        .collect(Collectors.joining());
        var files = new Corpus().with("a.vhdr", header).with("a.eeg", new byte[20_000]);
        Bounded.run("many channels", header.length(), () -> {
            try (var reader = SignalFiles.open(files, "a.vhdr").reader().orElseThrow()) {
                assertThat(reader.header().channels()).hasSize(10_000);
            }
        });
    }

    @Test
    void a_comment_without_end_is_a_remark() {
        var comment = "a ".repeat(500_000) + "1";
        var files = new Corpus().with("a.vhdr", MAGIC + """
                        [Common Infos]
                        DataFile=a.eeg
                        DataFormat=BINARY
                        NumberOfChannels=1
                        SamplingInterval=1000
                        [Binary Infos]
                        BinaryFormat=INT_16
                        [Channel Infos]
                        Ch1=Cz,,1,µV
                        [Comment]
                        """ + comment).with("a.eeg", new byte[20]);
        Bounded.run("long comment", comment.length(), () -> {
            try (var reader = SignalFiles.open(files, "a.vhdr").reader().orElseThrow()) {
                assertThat(reader.personal().fields()).hasSize(1);
            }
        });
    }

    @Test
    void a_million_numbers_that_are_none_are_told_twenty_times() {
        var json = ("[" + "NaN,".repeat(1_000_000) + "0]").getBytes(StandardCharsets.UTF_8);
        assertThat(JsonFile.parse("a.json", json).problems()).hasSize(20);
    }

    @Test
    void more_gaps_than_a_recording_has_are_counted_as_invalid() {
        int records = 100_010;
        var starts = IntStream.range(0, records)
                .mapToObj(record -> "+" + 3 * record + "\u0014\u0014")
                .toArray(String[]::new);
        var edf = EdfBytes.edf()
                .signal("EEG Cz", "uV", 1, new int[records])
                .plus("EDF+D", starts)
                .write();
        var files = new Corpus().with("a.edf", edf);
        Bounded.run("gaps", edf.length, () -> {
            try (var reader = SignalFiles.open(files, "a.edf").reader().orElseThrow()) {
                assertThat(reader.header().segments()).hasSize(100_001);
                assertThat(reader.read(List.of()))
                        .extracting(Problem::code, Problem::found)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("EDF_ANNOTATION_INVALID", "9"));
            }
        });
    }

    @Test
    void a_table_keeps_the_beginning_of_an_endless_column_name() throws Exception {
        var files = new Corpus().with("a.csv", "id," + "sha".repeat(300_000) + "!\n1,2\n");
        var read = TableReader.read("a.csv", files, List.of(), new TableReader.Sink() {
            @Override
            public void header(List<String> columns) {}

            @Override
            public void row(long line, List<String> cells) {}
        });
        assertThat(read.columns().get(1)).hasSize(1_000);
        assertThat(read.problems()).extracting(Problem::code).containsExactly("TABLE_CELL_TOO_LONG");
    }

    @Test
    void a_variant_file_claims_no_more_samples_than_a_cohort_has() throws Exception {
        var head = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT";
        var site = "1\t5\t.\tA\tG\t.\t.\t.\tGT";
        var many = "\t.".repeat(2_200_000);
        var files = new Corpus()
                .with("wide.vcf", head + many + "\n" + site + many + "\n")
                .with("name.vcf", head + "\ts\n" + "1".repeat(5_000) + site.substring(1) + "\t0/1\n");
        var samples = new ArrayList<String>();
        assertThat(VcfReader.read("wide.vcf", files, into(samples)).problems())
                .extracting(Problem::code)
                .containsExactly("VCF_COLUMNS", "VCF_LINE_MALFORMED");
        assertThat(samples).isEmpty();
        assertThat(VcfReader.read("name.vcf", files, into(samples)).problems())
                .extracting(Problem::code)
                .containsExactly("VCF_LINE_MALFORMED");
    }

    private static VcfReader.Sink into(List<String> samples) {
        return new VcfReader.Sink() {
            @Override
            public void header(VcfHeader header) {
                samples.addAll(header.samples());
            }

            @Override
            public void site(Site site) {}
        };
    }

    @Test
    void gradients_that_are_not_a_number_fill_a_prefix_without_depth() {
        var files = new Corpus().with("a.bval", "nan ".repeat(2_000));
        assertThat(Detector.kind("a.bval", files)).isEqualTo(Kind.GRADIENTS);
    }
}
