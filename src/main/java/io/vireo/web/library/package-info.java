/**
 * The pages of lists of one's own: history, liked videos, watch later, playlists, subscriptions; and the parts of other pages that come
 * from these lists.
 */
@NullMarked
package io.vireo.web.library;

import org.jspecify.annotations.NullMarked;
