package org.naohai.acquisition.dicom.deidentify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Makes of a data set the one that may be kept, attribute by attribute, sequences too. Owned by one thread.
///
/// - **order** the profile's table; private attributes by the safe list; what the standard does not know
///   goes; all that stays is searched
/// - **texts** come out in UTF-8, bulk values point into the source as before
final class Cleaner {

    private static final int DEEPEST = 32;
    private static final int LARGEST_SEARCHED = 1 << 20;
    private static final int FIRST_GROUP = 0x0008;
    private static final DicomObject NONE = new DicomObject(
            DataSet.EMPTY, TransferSyntax.EXPLICIT_LITTLE, DataSet.EMPTY, ByteSource.of(new byte[0]), List.of());

    private final Actions actions;
    private final ValueCleaner values;
    private final Attribute root = new Attribute(0, null, null, new Budget());
    private final Element subject;
    private int instance;
    private DicomObject object = NONE;
    private final PixelCleaner pixels = new PixelCleaner(NONE);

    Cleaner(Actions actions, TextSearch search, String label, java.util.function.Consumer<Found> found) {
        this.actions = actions;
        this.values = new ValueCleaner(search, found);
        this.subject = Writing.text(Tag.PatientId, Vr.LO, label);
    }

    /// An identity in a text that is kept otherwise.
    record Found(String kind, int tag, String text) {}

    Attribute root() {
        return root;
    }

    /// There is more to look for: nothing that was judged before counts.
    void forget() {
        root.forget();
        values.forget();
    }

    /// Whether the latest has pixels that may hold more than a picture.
    boolean unsearchedPixels() {
        return pixels.unsearched();
    }

    int instances() {
        return instance;
    }

    /// - **added** in order of their tags; they stand instead of what the data set says
    DataSet clean(DicomObject given, List<Element> added) {
        instance++;
        object = given;
        pixels.open(given);
        var made = walk(given.data(), root, new Blocks(null), added, 0);
        object = NONE;
        return made;
    }

    private DataSet walk(DataSet data, Attribute parent, Blocks blocks, List<Element> added, int depth) {
        var made = new DataSet.Builder(CharacterSets.UTF_8);
        int next = 0;
        for (var element : data) {
            while (next < added.size()
                    && Integer.compareUnsigned(added.get(next).tag(), element.tag()) < 0) {
                made.put(added.get(next++));
            }
            if (next < added.size() && added.get(next).tag() == element.tag()) {
                continue;
            }
            var kept = element(element, data, parent, blocks, depth);
            if (kept != null) {
                made.put(kept);
            }
        }
        added.subList(next, added.size()).forEach(made::put);
        return made.build();
    }

    private @Nullable Element element(Element element, DataSet data, Attribute parent, Blocks blocks, int depth) {
        int tag = element.tag();
        if (Tag.element(tag) == 0 || tag == Tag.SpecificCharacterSet) {
            return null;
        }
        var attribute = parent.child(tag, actions);
        if (Tag.isPrivate(tag)) {
            return privately(element, data, attribute, blocks, depth);
        }
        var ruled = attribute.ruled;
        if (ruled != null) {
            return ruled(ruled, ruled.action(), element, data, attribute, blocks, depth);
        }
        if (Tag.group(tag) < FIRST_GROUP || !knows(attribute, element)) {
            attribute.count("unknown", "removed", instance);
            return null;
        }
        return kept(element, data, attribute, blocks, depth, "standard");
    }

    private static boolean knows(Attribute attribute, Element element) {
        if (attribute.asked != element.vr()) {
            attribute.asked = element.vr();
            attribute.known = Standard.knows(element);
        }
        return attribute.known;
    }

    private @Nullable Element ruled(
            Actions.Ruled ruled,
            Action action,
            Element element,
            DataSet data,
            Attribute attribute,
            Blocks blocks,
            int depth) {
        switch (action) {
            case REMOVE -> {
                attribute.count(ruled.rule(), "removed", instance);
                return null;
            }
            case EMPTY -> {
                if (!element.isEmpty()) {
                    attribute.count(ruled.rule(), "emptied", instance);
                }
                return Element.empty(element.tag(), element.vr());
            }
            case DUMMY -> {
                attribute.count(ruled.rule(), "replaced", instance);
                return Writing.dummy(element);
            }
            case SUBJECT -> {
                attribute.count(ruled.rule(), "replaced", instance);
                return new Element(element.tag(), element.vr(), subject.value());
            }
            case UID, KEEP, AGE -> {
                return kept(element, data, attribute, blocks, depth, ruled.rule());
            }
            case SHIFT -> {
                return values.isTemporal(element)
                        ? kept(element, data, attribute, blocks, depth, ruled.rule())
                        : ruled(
                                new Actions.Ruled(ruled.basic(), ruled.basic(), "basic"),
                                ruled.basic(),
                                element,
                                data,
                                attribute,
                                blocks,
                                depth);
            }
        }
        throw new IllegalStateException(action.name());
    }

    private @Nullable Element privately(Element element, DataSet data, Attribute attribute, Blocks blocks, int depth) {
        int tag = element.tag();
        if (!actions.profile().has(Option.RETAIN_SAFE_PRIVATE)) {
            attribute.count("private", "removed", instance);
            return null;
        }
        if (Tag.isPrivateCreator(tag)) {
            return creator(element, attribute, blocks);
        }
        var creator = blocks.creator(tag);
        if (!Objects.equals(creator, attribute.creator)) {
            attribute.creator = SafePrivate.known(creator) ? creator : null;
            attribute.safe = SafePrivate.of(creator, tag);
        }
        if (attribute.safe == null) {
            attribute.count("private", "removed", instance);
            return null;
        }
        var kept = kept(element, data, attribute, blocks, depth, Option.RETAIN_SAFE_PRIVATE.key());
        if (kept != null) {
            attribute.count(Option.RETAIN_SAFE_PRIVATE.key(), "kept", instance);
        }
        return kept;
    }

    /// The name of a block stays where something of that creator may.
    private @Nullable Element creator(Element element, Attribute attribute, Blocks blocks) {
        if (!(element.value() instanceof Value.Bytes bytes)) {
            return null;
        }
        var creator = Texts.ascii(bytes).strip();
        blocks.reserve(element.tag(), creator);
        if (SafePrivate.known(creator)) {
            return element;
        }
        attribute.count("private", "removed", instance);
        return null;
    }

    /// What stays, without what is found in it; null where it has to go after all.
    private @Nullable Element kept(
            Element given, DataSet data, Attribute attribute, Blocks blocks, int depth, String rule) {
        boolean isPixels = PixelCleaner.isPixels(given.tag());
        if (PixelCleaner.isOffsets(given.tag()) && !pixels.stay(data)) {
            attribute.count("pixels", "removed", instance);
            return null;
        }
        var element = isPixels ? pixels.clean(given, data, attribute, instance) : given;
        return switch (element.value()) {
            case Value.Items(var items) -> sequence(element, items, attribute, blocks, depth);
            case Value.Bytes bytes when isPixels && (element.vr() == Vr.OF || element.vr() == Vr.OD) -> element;
            case Value.Bytes bytes -> values.clean(element, bytes, data.characters(), attribute, rule, instance);
            case Value.Bulk bulk when isPixels -> element;
            case Value.Bulk(var offset, var length) -> {
                var read = read(offset, length, element.vr());
                if (read == null) {
                    attribute.count("unsearched", "removed", instance);
                    yield null;
                }
                var loaded = new Element(element.tag(), element.vr(), read);
                var cleaned = values.clean(loaded, read, data.characters(), attribute, rule, instance);
                yield cleaned == loaded ? element : cleaned;
            }
            case Value.Encapsulated encapsulated -> isPixels ? element : null;
        };
    }

    private @Nullable Element sequence(
            Element element, List<DataSet> items, Attribute attribute, Blocks blocks, int depth) {
        if (depth >= DEEPEST) {
            attribute.count("depth", "removed", instance);
            return null;
        }
        var made = new ArrayList<DataSet>(items.size());
        for (var item : items) {
            made.add(walk(item, attribute, new Blocks(blocks), List.of(), depth + 1));
        }
        return Element.ofItems(element.tag(), made);
    }

    private Value.@Nullable Bytes read(long offset, long length, Vr vr) {
        if (length > LARGEST_SEARCHED) {
            return null;
        }
        var bytes = new byte[(int) length];
        try {
            object.source().read(offset, bytes, 0, bytes.length);
            return new Value.Bytes(bytes, 0, bytes.length, object.syntax().bigEndian() && vr.unit() > 1);
        } catch (IOException e) {
            return null;
        }
    }
}
