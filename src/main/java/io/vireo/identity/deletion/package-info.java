/** Deletion of an account by its owner: all rows in one transaction, then the files. Private to {@code identity}. */
@NullMarked
package io.vireo.identity.deletion;

import org.jspecify.annotations.NullMarked;
