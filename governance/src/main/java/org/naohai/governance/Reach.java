package org.naohai.governance;

import java.util.Set;

/// What a person's grants compile to: sets of `scope_id`. Every list, count and search applies one of them as a filter.
///
/// - **discover** may know that it exists (title, counts) · **read** may read the data without identities
/// - **contribute** may import and correct · **own** may see identities and identifying originals, and manage
/// - each set contains the later ones' scopes: own ⊆ contribute ⊆ read ⊆ discover
public record Reach(Set<Integer> discover, Set<Integer> read, Set<Integer> contribute, Set<Integer> own) {

    public Reach {
        discover = Set.copyOf(discover);
        read = Set.copyOf(read);
        contribute = Set.copyOf(contribute);
        own = Set.copyOf(own);
    }
}
