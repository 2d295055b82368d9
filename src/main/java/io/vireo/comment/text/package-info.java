/** What the text of a comment contains: mentions, links, watched words. Private to {@code comment}. */
@NullMarked
package io.vireo.comment.text;

import org.jspecify.annotations.NullMarked;
