package org.naohai.server.cli.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A small study of one invented child whose thirty identifiers stand where real exports have them.
final class Planted {

    private final Path root;
    private final List<String> identifiers = new ArrayList<>();

    private Planted(Path root) {
        this.root = root;
    }

    static Planted in(Path root) throws IOException {
        var planted = new Planted(root);
        planted.clinicalRecord();
        planted.signals();
        planted.brainVision();
        planted.tables();
        planted.sidecar();
        return planted;
    }

    List<String> identifiers() {
        return identifiers;
    }

    private String plant(String identifier) {
        identifiers.add(identifier);
        return identifier;
    }

    private void clinicalRecord() throws IOException {
        text("clinical/" + plant("Quillfeather") + "_Zanthippe_1.json", """
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"fullUrl":"urn:uuid:9b1c7f0e-5a2e-4407-9c55-a2a2bad623c2","resource":{"resourceType":"Patient",
                  "id":"9b1c7f0e-5a2e-4407-9c55-a2a2bad623c2","gender":"female","birthDate":"%s",
                  "name":[{"use":"official","family":"Quillfeather","given":["%s"]}],
                  "telecom":[{"system":"phone","value":"%s"},{"system":"email","value":"%s"}],
                  "address":[{"line":["%s"],"city":"%s","postalCode":"%s","country":"US"}],
                  "identifier":[{"type":{"text":"MRN"},"system":"http://hospital.example.org","value":"%s"},
                                {"system":"http://hl7.org/fhir/sid/us-ssn","value":"%s"}],
                  "contact":[{"name":{"family":"%s","given":["Odalys"]}}]}},
                 {"fullUrl":"urn:uuid:9b1c7f0e-5a2e-4407-9c55-a2a2bad623c3","resource":{"resourceType":"Condition",
                  "subject":{"reference":"urn:uuid:9b1c7f0e-5a2e-4407-9c55-a2a2bad623c2","display":"%s"},
                  "code":{"coding":[{"system":"http://snomed.info/sct","code":"406506008","display":"ADHD"}]},
                  "note":[{"text":"%s asked to be called back"}],
                  "onsetDateTime":"2019-03-04"}}]}
                """.formatted(
                        plant("2009-07-13"),
                        plant("Zanthippe"),
                        plant("555-0199-4471"),
                        plant("z.quill@example.org"),
                        plant("71 Larkspur Terrace"),
                        plant("Wexhollow"),
                        plant("90417-3388"),
                        plant("MRN-66120394"),
                        plant("999-52-7713"),
                        plant("Brackenridge"),
                        plant("Zanthippe Quillfeather, Ward 7"),
                        plant("Uncle Thorvaldsen")));
    }

    private void signals() throws IOException {
        edf(
                "sub-01/eeg/sub-01_task-rest_eeg.edf",
                plant("HN-771345") + " F " + plant("13-JUL-2009") + " " + plant("Vermeulen_Tamsin"),
                "Startdate 02-MAY-2021 " + plant("EEG-ADM-9917") + " " + plant("Haverstock_Q") + " Nihon_Kohden");
    }

    private void edf(String path, String patient, String recording) throws IOException {
        int records = 30;
        int rate = 100;
        var header = field("0", 8)
                + field(patient, 80)
                + field(recording, 80)
                + field("02.05.21", 8)
                + field("10.30.00", 8)
                + field("512", 8)
                + field("", 44)
                + field("" + records, 8)
                + field("1", 8)
                + field("1", 4)
                + field("EEG Cz", 16)
                + field("AgAgCl electrode", 80)
                + field("uV", 8)
                + field("-500", 8)
                + field("500", 8)
                + field("-2048", 8)
                + field("2047", 8)
                + field("HP:0.1Hz", 80)
                + field("" + rate, 8)
                + field("", 32);
        bytes(path, header.getBytes(StandardCharsets.US_ASCII), samples(records * rate));
    }

    private void brainVision() throws IOException {
        var stem = "sub-02/eeg/sub-02_task-rest_eeg";
        text(stem + ".vhdr", """
                Brain Vision Data Exchange Header File Version 1.0
                [Common Infos]
                Codepage=UTF-8
                DataFile=sub-02_task-rest_eeg.eeg
                MarkerFile=sub-02_task-rest_eeg.vmrk
                DataFormat=BINARY
                DataOrientation=MULTIPLEXED
                NumberOfChannels=1
                SamplingInterval=10000
                [Binary Infos]
                BinaryFormat=INT_16
                [Channel Infos]
                Ch1=Cz,,0.1,µV
                [Comment]
                Patient name: %s
                Patient ID: %s
                Operator: %s
                """.formatted(
                        plant("Ottoline Marchbanks"), plant("PID-4490817"), plant("Rosalind Featherstone")));
        text(stem + ".vmrk", """
                Brain Vision Data Exchange Marker File, Version 1.0
                [Common Infos]
                Codepage=UTF-8
                DataFile=sub-02_task-rest_eeg.eeg
                [Marker Infos]
                Mk1=New Segment,,1,1,0,20210502103000000000
                Mk2=Comment,%s woke up,500,1,0
                """.formatted(plant("Ottoline M.")));
        bytes(stem + ".eeg", new byte[0], samples(3000));
    }

    private void tables() throws IOException {
        text(
                "phenotype/contacts.csv",
                "participant_id,name,phone,email,id_card,address,birth_date,score\n"
                        + "sub-01," + plant("Peregrine Ashdown") + ",13800138217," + "p.ashdown@example.org,"
                        + plant("11010519491231002X") + "," + plant("14 Thistledown Mews") + ",2010-01-09,12\n"
                        + "sub-02,Fenella Ashdown," + plant("13912345678") + "," + plant("f.ashdown@example.org")
                        + ",11010519491231002X,15 Thistledown Mews," + plant("2011-11-23") + ",14\n");
        var chinese = "被试编号,姓名,手机号,住址,得分\nsub-01," + plant("欧阳锦程") + "," + plant("13711223344") + ","
                + plant("朝阳区建国路88号1203室") + ",12\nsub-02,慕容雪,13788990011,海淀区中关村大街1号,14\n";
        bytes("phenotype/scale_gb.csv", chinese.getBytes(Charset.forName("GB18030")), new byte[0]);
        var wide = "\uFEFFparticipant_id\t姓名\ttotal\nsub-01\t" + plant("司马青云") + "\t3\nsub-02\t诸葛明月\t4\n";
        bytes("phenotype/scale_wide.tsv", wide.getBytes(StandardCharsets.UTF_16LE), new byte[0]);
    }

    private void sidecar() throws IOException {
        text("participants.tsv", "participant_id\tage\tsex\nsub-01\t11\tF\nsub-02\t12\tM\n");
        text("dataset_description.json", "{\"Name\":\"planted\",\"BIDSVersion\":\"1.10.0\"}");
        text("sub-01/anat/sub-01_T1w.json", """
                {"Modality":"MR","EchoTime":0.003,"RepetitionTime":2.3,"PatientName":"%s","PatientBirthDate":"%s",
                 "OperatorsName":"%s"}
                """.formatted(
                        plant("Lysander^Crowthorne"), plant("20090713"), plant("Isolde Penhaligon")));
        var header = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN).putInt(348);
        header.putShort(40, (short) 3);
        for (int axis = 1; axis <= 7; axis++) {
            header.putShort(40 + 2 * axis, (short) (axis <= 3 ? 24 : 1));
            header.putFloat(76 + 4 * axis, 8);
        }
        header.putShort(70, (short) 4)
                .putShort(72, (short) 16)
                .putFloat(108, 352)
                .putFloat(112, 1);
        header.put(148, plant("Crowthorne L 2009").getBytes(StandardCharsets.US_ASCII));
        header.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
        bytes("sub-01/anat/sub-01_T1w.nii", header.array(), samples(24 * 24 * 24));
    }

    private static byte[] samples(int count) {
        var samples = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        var random = new java.util.Random(11);
        for (int i = 0; i < count; i++) {
            samples.putShort((short) (400 * Math.sin(i / 1.6) + 60 * random.nextGaussian()));
        }
        return samples.array();
    }

    private static String field(String text, int width) {
        return String.format("%-" + width + "s", text);
    }

    private void text(String path, String content) throws IOException {
        bytes(path, content.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private void bytes(String path, byte[] first, byte[] second) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        var all = new ByteArrayOutputStream();
        all.write(first);
        all.write(second);
        Files.write(file, all.toByteArray());
    }
}
