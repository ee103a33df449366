package org.naohai.governance.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// A Merkle tree that only grows, kept as the roots of its full subtrees, largest first.
///
/// - **source** RFC 6962 §2.1: leaf `SHA-256(0x00 ‖ data)`, node `SHA-256(0x01 ‖ left ‖ right)`, empty tree `SHA-256()`
final class MerkleTree {

    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    static byte[] leaf(byte[] data) {
        var digest = sha256();
        digest.update((byte) 0);
        return digest.digest(data);
    }

    /// Subtrees of equal size join, as the bits of a counter carry.
    void add(byte[] leafHash) {
        subtrees.add(leafHash.clone());
        for (long carry = size; (carry & 1) == 1; carry >>= 1) {
            var right = subtrees.removeLast();
            var left = subtrees.removeLast();
            subtrees.add(node(left, right));
        }
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        if (subtrees.isEmpty()) {
            return sha256().digest();
        }
        var root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = node(subtrees.get(i), root);
        }
        return root.clone();
    }

    private static byte[] node(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
