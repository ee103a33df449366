package org.naohai.catalogue.search;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.naohai.semantics.Vocabulary;

/// How each field of the index is cut into terms.
///
/// - **zh** Chinese words: the general segmenter, corrected by our vocabulary · **bi** Chinese in pairs of
///   characters, so that no segmentation loses a match · **en** stemmed words; `ADHD_Total_Raw` gives three ·
///   **exact** whole names
final class Analyzers {

    static final String ZH = "zh";
    static final String BI = "bi";
    static final String EN = "en";
    static final String EXACT = "exact";
    static final String TITLE = "title.";

    private static final int SPLIT = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
            | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE
            | WordDelimiterGraphFilter.CATENATE_ALL;
    private static final int SPLIT_QUERY = SPLIT & ~WordDelimiterGraphFilter.CATENATE_ALL;
    private static final CharArraySet PUNCTUATION = CharArraySet.copy(Set.of(","));
    private static final Set<String> WORDS = Vocabulary.shipped().concepts().stream()
            .flatMap(Vocabulary::terms)
            .filter(term -> term.codePoints().anyMatch(Character::isIdeographic))
            .collect(Collectors.toUnmodifiableSet());

    private Analyzers() {}

    static Analyzer forIndex() {
        return perField(SPLIT);
    }

    static Analyzer forQuery() {
        return perField(SPLIT_QUERY);
    }

    private static Analyzer perField(int split) {
        var zh = chineseWords();
        var bi = chinesePairs();
        var en = english(split);
        var exact = exact();
        return new PerFieldAnalyzerWrapper(
                new KeywordAnalyzer(),
                Map.of(ZH, zh, BI, bi, EN, en, EXACT, exact, TITLE + ZH, zh, TITLE + EN, en, TITLE + EXACT, exact));
    }

    private static Analyzer chineseWords() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new HMMChineseTokenizer();
                TokenStream filtered = new VocabularyWordsFilter(new LowerCaseFilter(tokens), WORDS);
                return new TokenStreamComponents(tokens, new StopFilter(filtered, PUNCTUATION));
            }
        };
    }

    private static Analyzer chinesePairs() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new StandardTokenizer();
                TokenStream filtered = new LowerCaseFilter(new CJKWidthFilter(tokens));
                return new TokenStreamComponents(tokens, new CJKBigramFilter(filtered));
            }
        };
    }

    private static Analyzer english(int split) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new WhitespaceTokenizer();
                TokenStream parts = new WordDelimiterGraphFilter(new CJKWidthFilter(tokens), split, null);
                TokenStream words = new StopFilter(new LowerCaseFilter(parts), EnglishAnalyzer.getDefaultStopSet());
                return new TokenStreamComponents(tokens, new PorterStemFilter(words));
            }
        };
    }

    private static Analyzer exact() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new WhitespaceTokenizer();
                return new TokenStreamComponents(tokens, new LowerCaseFilter(new CJKWidthFilter(tokens)));
            }
        };
    }
}
