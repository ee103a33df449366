package org.naohai.quality.imaging.series;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;

/// One frame of an instance and where its attributes stand: in its own functional group, in the shared
/// one, or, as all attributes of a classic instance do, in the data set itself.
///
/// - **number** from 1; 0 in a classic instance
record Frame(DataSet data, @Nullable DataSet own, @Nullable DataSet shared, int number) {

    static List<Frame> of(DataSet data) {
        var groups = data.items(Tag.PerFrameFunctionalGroupsSequence);
        if (groups.isEmpty()) {
            return List.of(new Frame(data, null, null, 0));
        }
        var shared = data.items(Tag.SharedFunctionalGroupsSequence);
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new Frame(data, groups.get(i), shared.isEmpty() ? null : shared.getFirst(), i + 1))
                .toList();
    }

    /// The first data set that holds the attribute.
    DataSet holding(int macro, int tag) {
        for (var group : new DataSet[] {own, shared}) {
            if (group != null) {
                var items = group.items(macro);
                if (!items.isEmpty() && items.getFirst().has(tag)) {
                    return items.getFirst();
                }
            }
        }
        return data;
    }

    double[] numbers(int macro, int tag) {
        return holding(macro, tag).numbers(tag);
    }

    double number(int macro, int tag) {
        var all = numbers(macro, tag);
        return all.length == 0 ? Double.NaN : all[0];
    }

    String text(int macro, int tag) {
        return String.join("\\", holding(macro, tag).texts(tag));
    }
}
