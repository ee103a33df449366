package org.naohai.acquisition.dicom.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The syllables of pinyin (GB/T 16159).
final class Syllables {

    /// Each initial with the finals it goes with.
    private static final Set<String> ALL = syllables("""
            - a ai an ang ao e ei en eng er o ou
            b a ai an ang ao ei en eng i ian iao ie in ing o u
            p a ai an ang ao ei en eng i ian iao ie in ing o ou u
            m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
            f a an ang ei en eng o ou u
            d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
            t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
            n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo v ve
            l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo v ve
            g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
            k a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
            h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
            j i ia ian iang iao ie in ing iong iu u uan ue un
            q i ia ian iang iao ie in ing iong iu u uan ue un
            x i ia ian iang iao ie in ing iong iu u uan ue un
            zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
            ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
            sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
            r an ang ao e en eng i ong ou u uan ui un uo
            z a ai an ang ao e ei en eng i ong ou u uan ui un uo
            c a ai an ang ao e en eng i ong ou u uan ui un uo
            s a ai an ang ao e en eng i ong ou u uan ui un uo
            y a an ang ao e i in ing o ong ou u uan ue un
            w a ai an ang ei en eng o u
            """);

    private Syllables() {}

    /// The first letters of the two syllables that it can be read as: `xm` of `xiaoming`.
    static List<String> initials(String letters) {
        return IntStream.range(1, letters.length())
                .filter(i -> contains(letters.substring(0, i)) && contains(letters.substring(i)))
                .mapToObj(i -> "" + letters.charAt(0) + letters.charAt(i))
                .toList();
    }

    static boolean contains(String letters) {
        return ALL.contains(letters);
    }

    private static Set<String> syllables(String table) {
        return table.lines()
                .map(line -> line.split(" "))
                .flatMap(line -> Arrays.stream(line).skip(1).map(end -> line[0].equals("-") ? end : line[0] + end))
                .collect(Collectors.toUnmodifiableSet());
    }
}
