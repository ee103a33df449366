package org.naohai.acquisition.dicom.deidentify;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Random;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Screens and ultrasound pictures, drawn here, with writing in their pixels.
final class Screens {

    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final String ULTRASOUND = "1.2.840.10008.5.1.4.1.1.6.1";

    private Screens() {}

    static boolean canDrawHan() {
        return new Font(Font.DIALOG, Font.PLAIN, 20).canDisplay('张');
    }

    static DicomObject screen(String text, int size, int x, int y) {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.DARK_GRAY);
        graphics.fillOval(180, 120, 280, 280);
        graphics.dispose();
        return object(written(image, text, size, x, y), SECONDARY_CAPTURE, "OT");
    }

    /// A fan of speckles on black, as ultrasound shows it.
    static DicomObject ultrasound(String text, int size, int x, int y) {
        var image = new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_GRAY);
        var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var random = new Random(7);
        for (int row = 0; row < 600; row++) {
            for (int column = 0; column < 800; column++) {
                double distance = Math.hypot(column - 400, row + 60);
                boolean inside = distance > 140 && distance < 560 && Math.abs(Math.atan2(column - 400, row + 60)) < 0.6;
                pixels[row * 800 + column] = (byte) (inside ? Math.abs(random.nextGaussian()) * 50 : 0);
            }
        }
        return object(written(image, text, size, x, y), ULTRASOUND, "US");
    }

    private static BufferedImage written(BufferedImage image, String text, int size, int x, int y) {
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.setFont(new Font(Font.DIALOG, Font.PLAIN, size));
        graphics.drawString(text, x, y);
        graphics.dispose();
        return image;
    }

    private static DicomObject object(BufferedImage image, String sopClass, String modality) {
        var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var data = new DataSet.Builder(CharacterSets.UTF_8)
                .put(Element.of(Tag.SopClassUid, Vr.UI, sopClass))
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, "1.2.3"))
                .put(Element.of(Tag.Modality, Vr.CS, modality))
                .put(Element.ofShort(Tag.SamplesPerPixel, 1))
                .put(Element.of(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2"))
                .put(Element.ofShort(Tag.Rows, image.getHeight()))
                .put(Element.ofShort(Tag.Columns, image.getWidth()))
                .put(Element.ofShort(Tag.BitsAllocated, 8))
                .put(Element.ofShort(Tag.BitsStored, 8))
                .put(Element.ofShort(Tag.HighBit, 7))
                .put(Element.ofShort(Tag.PixelRepresentation, 0))
                .put(new Element(Tag.PixelData, Vr.OB, new Value.Bulk(0, pixels.length)))
                .build();
        return with(data, ByteSource.of(pixels));
    }

    static DicomObject with(DataSet data, ByteSource source) {
        return new DicomObject(DataSet.EMPTY, TransferSyntax.EXPLICIT_LITTLE, data, source, List.of());
    }
}
