"""Files of facts that documents print: summonses, grades, decisions; several lines for one candidate."""
