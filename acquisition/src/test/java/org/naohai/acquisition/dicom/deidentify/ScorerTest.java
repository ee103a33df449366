package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.testkit.SharedData;

/// Plants identifiers everywhere they can be, de-identifies, and counts what can still be read in any
/// decoding of the bytes. `-Dnaohai.score.share=1 -Dgolden.update=true` plants all of it and writes the
/// result down.
class ScorerTest {

    private static final Path RESULT = SharedData.projectRoot().resolve("perf/results/deidentification.md");
    private static final Charset GB18030 = Charset.forName("GB18030");

    /// Every how many-th attribute of the standard is planted.
    private static final int SHARE = Integer.getInteger("naohai.score.share", 24);

    /// - **charset** of texts where nothing is declared, or what is declared cannot hold them
    private record Encoding(String title, List<String> declared, Charset charset) {}

    private static final List<Encoding> ENCODINGS = List.of(
            new Encoding("nothing declared, GB18030 inside", List.of(), GB18030),
            new Encoding("nothing declared, UTF-8 inside", List.of(), StandardCharsets.UTF_8),
            new Encoding("ISO_IR 100, GB18030 inside", List.of("ISO_IR 100"), GB18030),
            new Encoding("ISO_IR 192", List.of("ISO_IR 192"), StandardCharsets.UTF_8),
            new Encoding("GB18030", List.of("GB18030"), GB18030),
            new Encoding("ISO 2022 IR 58", List.of("", "ISO 2022 IR 58"), GB18030),
            new Encoding("ISO 2022 IR 87", List.of("", "ISO 2022 IR 87"), GB18030));

    @TempDir
    Path folder;

    private final Deidentifying deidentifier = Workbench.deidentifier(Profile.RESEARCH);
    private final Score score = new Score();
    private int turn;

    @Test
    void nothing_that_was_planted_can_be_read_afterwards() throws IOException {
        for (var encoding : ENCODINGS) {
            for (var persona : Persona.all()) {
                for (var kind : persona.written().keySet()) {
                    boolean name = kind.startsWith("name,");
                    if (name || turn++ % Persona.all().size() == 0) {
                        plant(encoding, persona, kind, name ? kind + ": " + persona.title() : kind);
                    }
                }
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(RESULT, result() + writing(1));
        }
        assertThat(score.survivors()).isEmpty();
    }

    @Test
    void writing_in_pixels_is_held() throws IOException {
        assertThat(writing(5)).doesNotContainPattern("\\| [1-9]\\d* \\|$");
    }

    /// Draws identifiers into screens and ultrasound pictures.
    ///
    /// - **share** every how many-th picture is drawn
    private String writing(int share) throws IOException {
        var recognition = new TextRecognition(Workbench.SANDBOX, folder);
        if (!recognition.usable()) {
            System.err.println("tesseract or bubblewrap is not installed: writing in pixels is not scored");
            return "";
        }
        var table = new StringBuilder("\n| written into pixels | drawn | passed unseen |\n|---|---:|---:|\n");
        int next = 0;
        for (var text : List.of("OUYANG ZHENHUA", "ID: H0047110815", "13912345678", "姓名：欧阳振华", "张三丰 女 45岁")) {
            if (!Screens.canDrawHan() && text.codePoints().anyMatch(Character::isIdeographic)) {
                System.err.println("no Chinese font: Chinese writing in pixels is not scored");
                continue;
            }
            int drawn = 0;
            int passed = 0;
            for (int size : new int[] {12, 14, 18, 24, 36}) {
                for (var picture :
                        List.of(Screens.screen(text, size, 8, size + 6), Screens.ultrasound(text, size, 420, 590))) {
                    if (next++ % share == 0) {
                        drawn++;
                        passed += new BurnedIn(recognition).look(picture) == null ? 1 : 0;
                    }
                }
            }
            table.append("| %s, 12 to 36 pixels high | %d | %d |%n".formatted(text, drawn, passed));
        }
        return table.toString();
    }

    private void plant(Encoding encoding, Persona persona, String kind, String title) throws IOException {
        var study = new PlantedStudy(
                persona,
                new CharacterSets(encoding.declared()),
                encoding.charset(),
                persona.written().get(kind),
                SHARE);
        for (var place : PlantedStudy.places()) {
            var object = Workbench.object(study.made(place));
            var made = deidentifier.open(Workbench.PLACE).apply(object).data();
            score.add(title, place, encoding.title(), study.planted(), Workbench.written(made, object));
        }
    }

    private String result() {
        return """
                # De-identification: identifiers planted and sought again

                %s · %,d identifiers planted, %d can be read afterwards. Planted by kind into every text attribute of
                the standard, items, private attributes with and without creator, vendors' headers, bytes, curves and
                overlays; sought in what comes out as UTF-8, GB18030, Latin-1, ISO-2022-JP and UTF-16, whatever parts
                the letters. Run again with `-pl acquisition -Dtest=ScorerTest -Dnaohai.score.share=1`; the build
                plants every %dth attribute and fails when one can be read.
                Not counted, as nothing tells them from other words and numbers: names and numbers of people whom the
                study does not know, without a label or a shape of their own (last rows of the first table).
                %s""".formatted(LocalDate.now(), score.planted(), score.survivors().size(), 24, score.tables());
    }
}
