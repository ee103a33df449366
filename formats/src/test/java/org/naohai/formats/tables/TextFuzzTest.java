package org.naohai.formats.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.Corpus;
import org.naohai.formats.MemoryTree;
import org.naohai.formats.json.JsonFile;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// Damaged tables and JSON documents in five encodings give problems, never an exception, a hang or a large allocation.
class TextFuzzTest {

    private static final String TSV = "participant_id\tage\tsex\t备注\nsub-01\t9.5\tM\t右利手\nsub-02\tn/a\tF\t\n";
    private static final String CSV = "编号;姓名;总分\r\n1;\"张;伟\";\"3\"\"4\"\r\n2;李娜;=1+1\r\n";
    private static final String JSON = "{\"sex\": {\"LongName\": \"性别\", \"Levels\": {\"M\": \"男\", \"F\": \"女\"}},"
            + " \"age\": {\"Units\": \"years\", \"Minimum\": 0, \"Maximum\": 1.2e2},"
            + " \"SliceTiming\": [0, 0.5, 1.0], \"EchoTime\": 0.03, \"x\": null, \"y\": [true, {\"z\": -1}]}";
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            Charset.forName("GB18030"),
            StandardCharsets.ISO_8859_1);

    private final Fuzz tables = new Fuzz("tables", tables(), Damage::text, TextFuzzTest::readTable);
    private final Fuzz documents = new Fuzz("json", documents(), Damage::text, TextFuzzTest::readDocument);

    @Test
    void what_once_failed_gives_problems_and_nothing_worse() throws IOException {
        tables.kept();
        documents.kept();
    }

    @Test
    void damaged_tables_and_documents_give_problems_and_nothing_worse() {
        tables.some(4_000, 20261122);
        documents.some(4_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_tables_give_problems_and_nothing_worse() {
        tables.forItsTime(23);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_documents_give_problems_and_nothing_worse() {
        documents.forItsTime(29);
    }

    private static List<Map<String, byte[]>> tables() {
        var all = new ArrayList<Map<String, byte[]>>();
        for (var encoding : ENCODINGS) {
            all.add(Map.of("participants.tsv", TSV.getBytes(encoding)));
            all.add(Map.of("data.csv", CSV.getBytes(encoding)));
        }
        all.add(Map.of("a_physio.tsv.gz", Corpus.gzip("1.5\t2\n3\t4\n".getBytes(StandardCharsets.UTF_8))));
        return all;
    }

    private static List<Map<String, byte[]>> documents() {
        return ENCODINGS.stream()
                .map(encoding -> Map.of("a.json", JSON.getBytes(encoding)))
                .toList();
    }

    private static void readTable(SortedMap<String, byte[]> files) throws IOException {
        var path = files.firstKey();
        var width = new int[1];
        var columns = path.contains("physio") ? List.of("cardiac", "trigger") : List.<String>of();
        var read = TableReader.read(path, new MemoryTree(files), columns, new TableReader.Sink() {
            @Override
            public void header(List<String> names) {
                width[0] = names.size();
            }

            @Override
            public void row(long line, List<String> cells) {
                assertThat(cells).hasSize(width[0]);
            }
        });
        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(problem.fix().zh()).isNotBlank());
        assertThat(read.columns()).doesNotHaveDuplicates().doesNotContain("");
    }

    private static void readDocument(SortedMap<String, byte[]> files) {
        var read = JsonFile.read(files.firstKey(), new MemoryTree(files));
        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(problem.fix().zh()).isNotBlank());
        DataDictionary.of(read.values())
                .columns()
                .forEach((name, column) -> assertThat(column).as(name).isNotNull());
    }
}
