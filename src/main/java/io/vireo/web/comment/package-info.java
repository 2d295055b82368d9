/** The comments of a video in the pages, and the pages of their forms. */
@NullMarked
package io.vireo.web.comment;

import org.jspecify.annotations.NullMarked;
