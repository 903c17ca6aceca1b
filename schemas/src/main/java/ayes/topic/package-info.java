/**
 * The log's topics: their names, keys, values, partitions and retention, declared once. In: settings of the cluster.
 * Out: topics that exist. Every topic is partitioned by session, so that a session's records share a partition number
 * everywhere and their order per session holds.
 */
@NullMarked
package ayes.topic;

import org.jspecify.annotations.NullMarked;
