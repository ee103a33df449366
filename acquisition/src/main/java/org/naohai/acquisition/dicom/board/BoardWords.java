package org.naohai.acquisition.dicom.board;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.board.BoardView.ExpectedView;
import org.naohai.acquisition.dicom.board.BoardView.WordsView;
import org.naohai.kernel.Problem;
import org.naohai.kernel.ProblemTexts;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Text;

/// Problems in the words of the scanner room: what to do comes first, then what with, then why.
final class BoardWords {

    /// Worth another scan.
    private static final Set<String> REPEAT = Set.of(
            "DICOM_SERIES_SLICES_MISSING",
            "DICOM_SERIES_VOLUME_INCOMPLETE",
            "DICOM_SERIES_VOLUMES_MISSING",
            "DICOM_SERIES_DIRECTIONS_FEWER");
    /// The images are damaged or mixed up on their way.
    private static final Set<String> SEND_AGAIN = Set.of(
            "DICOM_SERIES_GEOMETRY_MISSING",
            "DICOM_SERIES_NOT_ORTHOGONAL",
            "DICOM_SERIES_SPACING_ZERO",
            "DICOM_SERIES_GRADIENTS_ABSENT",
            "DICOM_SERIES_GRADIENTS_NEGATIVE_B",
            "DICOM_SERIES_DIRECTIONS_MISSING");

    /// Attributes as technologists call them.
    private static final Map<String, Text> PARAMETERS = Map.of(
            "RepetitionTime", new Text("重复时间 TR", "TR"),
            "EchoTime", new Text("回波时间 TE", "TE"),
            "InversionTime", new Text("反转时间 TI", "TI"),
            "FlipAngle", new Text("翻转角", "flip angle"),
            "PixelSpacing, SpacingBetweenSlices", new Text("体素", "voxel size"),
            "Rows, Columns", new Text("矩阵", "matrix"),
            "ReceiveCoilName", new Text("线圈", "coil"),
            "SoftwareVersions", new Text("软件版本", "software"),
            "MagneticFieldStrength", new Text("场强", "field strength"),
            "DiffusionBValue", new Text("b 值", "b-values"));

    /// Nothing that anybody at a scanner can mend; the page of the study says it.
    private static final String OF_THE_CONVERTER = "DICOM_CONVERSION_REMARK";

    private BoardWords() {}

    /// Worst first; what is only to be known is left out.
    static List<WordsView> of(String series, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.severity() != Severity.INFO)
                .sorted(java.util.Comparator.comparing(Problem::severity).reversed())
                .map(problem ->
                        new WordsView(Light.of(List.of(problem)).key(), headline(series, problem), problem.fix()))
                .toList();
    }

    private static Text headline(String series, Problem problem) {
        if (REPEAT.contains(problem.code())) {
            var found = problem.foundText();
            return new Text("补扫 " + series + "：" + found.zh(), "Repeat " + series + ": " + found.en());
        }
        var what = what(problem);
        return SEND_AGAIN.contains(problem.code())
                ? new Text("重新发送 " + series + "：" + what.zh(), "Send " + series + " again: " + what.en())
                : new Text("核对 " + series + "：" + what.zh(), "Check " + series + ": " + what.en());
    }

    private static Text what(Problem problem) {
        var found = problem.foundText();
        var expected = problem.expectedText();
        if (problem.code().equals("DICOM_SERIES_PROTOCOL_DIFFERS")) {
            var field = String.valueOf(problem.field());
            var name = PARAMETERS.getOrDefault(field, new Text(field, field));
            return new Text(
                    name.zh() + " " + found.zh() + "，应为 " + expected.zh(),
                    name.en() + " " + found.en() + ", not " + expected.en());
        }
        return problem.code().startsWith("DICOM_SERIES_") ? found : problem.title();
    }

    /// What is wrong with the study besides its images, e.g. that it cannot be converted: nothing to scan
    /// again for.
    static List<WordsView> ofStudy(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.severity() != Severity.INFO && !OF_THE_CONVERTER.equals(problem.code()))
                .map(problem -> new WordsView(Light.AMBER.key(), problem.title(), problem.fix()))
                .toList();
    }

    /// Series of the reference that are not there when the visit is over.
    static WordsView missing(List<ExpectedView> series) {
        var names = series.stream().map(BoardWords::counted).toList();
        return new WordsView(
                Light.AMBER.key(),
                new Text(
                        "缺 " + String.join("、", names),
                        String.join(", ", names) + (names.size() > 1 ? " have not come" : " has not come")),
                new Text(
                        "项目要求每次访视都有：未扫描请补扫，已扫描请从主机发送",
                        "The project asks for it in each visit: scan it, or send it from the console if it was scanned"));
    }

    private static String counted(ExpectedView one) {
        return one.count() > 1 ? one.name() + " (" + one.there() + "/" + one.count() + ")" : one.name();
    }

    /// A study that waits for a person.
    ///
    /// - **cause** code of the problem
    static WordsView held(@Nullable String cause) {
        return new WordsView(
                Light.AMBER.key(),
                title(cause),
                new Text(
                        "在收件箱中处理；图像已安全保存，不必重新发送",
                        "Decide in the inbox; the images are safe and need not be sent again"));
    }

    private static Text title(@Nullable String cause) {
        var texts = ProblemTexts.shipped();
        return cause != null && texts.codes().contains(cause)
                ? texts.title(cause)
                : new Text("图像待处理", "Images wait for a decision");
    }
}
