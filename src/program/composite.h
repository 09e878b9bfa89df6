/* The rules that are more than one expression (classes, rubrics, checklists) as nodes. Each function gives
 * the node of one result; the parts that several results share are built once, before the slots. */
#ifndef YST_PROGRAM_COMPOSITE_H
#define YST_PROGRAM_COMPOSITE_H

#include "program/node.h"

void yst_build_rubrics(yst_node_builder *builder);
void yst_build_checklists(yst_node_builder *builder);

const yst_node *yst_classify_node(yst_node_builder *builder, const yst_classify *rule);
const yst_node *yst_criterion_node(yst_node_builder *builder, const yst_criterion *rule,
                                   yst_result_part part);
const yst_node *yst_section_node(yst_node_builder *builder, const yst_section *rule, yst_result_part part);
const yst_node *yst_rubric_node(yst_node_builder *builder, const yst_rubric *rule, yst_result_part part);
const yst_node *yst_item_node(yst_node_builder *builder, const yst_item *rule);
const yst_node *yst_checklist_node(yst_node_builder *builder, const yst_checklist *rule,
                                   const yst_result *result);

#endif
