/// Seals the audit log: order, RFC 6962 Merkle tree, C2SP checkpoints signed with Ed25519.
@NullMarked
package org.naohai.governance.audit;

import org.jspecify.annotations.NullMarked;
