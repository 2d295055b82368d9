/** Texts of users: which of them are equal. */
@NullMarked
package io.vireo.platform.text;

import org.jspecify.annotations.NullMarked;
