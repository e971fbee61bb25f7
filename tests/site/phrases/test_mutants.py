"""Un contrôle que l'on n'a jamais vu échouer ne prouve rien : chaque faute du produit fait rougir le sien."""

import pytest

from macros.corpus import Corpus
from macros.main import today
from tests.site.phrases import CONTROLS
from tests.site.phrases.lecture import Guide
from tests.site.phrases.rendu import planted, rendered

FAULTS: tuple[tuple[str, str, str], ...] = (
    # contrôle, ce que l'on remplace dans le produit, ce que l'on met
    # — la fiche d'une tranche
    ("profils", "does_not_apply(answers[Resultat.NE_S_APPLIQUE_PAS], here),", "'',"),
    ("profils", "to_check(corpus, answers[Resultat.SOUS_CONDITION], here),", "'',"),
    ("profils", "coming(answers[Resultat.A_VENIR], here),", "'',"),
    ("profils", "        for item, answer in answers\n    ]\n    table", "        for item, answer in answers[:12]\n    ]\n    table"),
    ("profils", '            item.hors_champ or "",', '            "",'),
    ("profils", 'f"{item.base_legale[0].texte}, {item.base_legale[0].reference}",\n            html.day', "item.nom,\n            html.day"),
    ("profils", 'html.join([rule.question or "" for rule in answer.regles], " ")', 'item.concerne[-1].question or ""'),
    ("profils", "(pair for pair in answers if pair[1].resultat is result)", "(pair for pair in answers if pair[1].resultat is result or result is Resultat.A_VENIR)"),
    ("profils", "        -heaviest,", "        heaviest,"),
    ("profils", "coming[0] if coming else date.max,", "coming[0] if coming else date.min,"),
    ("profils", "FACILITE[obligation.effort],", "-FACILITE[obligation.effort],"),
    ("profils", 'html.join(["depuis le ", html.day(item.depuis)])', 'html.join(["depuis le ", html.day(item.verifie_le)])'),
    ("profils", 'dates += [html.join(["prochaine date : ", html.day(coming[0])])] if coming else []', ""),
    ("profils", 'first_step(corpus, item, here, *(rule.precision or "" for rule in answer.regles)),', "first_step(corpus, item, here),"),
    ("profils", "counts = [counted(len(found), *ACCORDS[result])", "counts = [counted(len(found) + 1, *ACCORDS[result])"),
    ("profils", "f\"de {number(low)} habitants\" if low == high else f\"de {number(low)} à {number(high)} habitants\"", "f\"de {number(low)} à {number(high)} habitants\""),
    ("profils", 'return f"de moins de {number(high + 1)} habitants"', 'return f"de moins de {number(high)} habitants"'),
    ("profils", '    Resultat.NE_S_APPLIQUE_PAS: "Ne s\'applique pas",', '    Resultat.NE_S_APPLIQUE_PAS: "S\'applique",'),
    # — la fiche d'une obligation
    ("fiches", "à partir de {counted(rule.population_min, 'habitant')}", "à partir de {counted(rule.population_min + 1, 'habitant')}"),
    ("fiches", 'f"jusqu\'à {counted(rule.population_max, \'habitant\')}"', 'f"moins de {counted(rule.population_max, \'habitant\')}"'),
    ("fiches", 'size(rule), rule.condition or "", rule.precision or ""]', 'size(rule), "", rule.precision or ""]'),
    ("fiches", 'size(rule), rule.condition or "", rule.precision or ""]', 'size(rule), rule.condition or "", ""]'),
    ("fiches", "html.bullets(rule_sentence(rule) for rule in obligation.concerne)", "html.bullets(rule_sentence(rule) for rule in obligation.concerne[:1])"),
    ("fiches", '("Qui ne l\'est pas", obligation.hors_champ or ""),', ""),
    ("fiches", '("Depuis", html.day(obligation.depuis) if obligation.depuis else ""),', '("Depuis", html.day(obligation.verifie_le) if obligation.depuis else ""),'),
    ("fiches", '("Prochaine date", next_date(obligation, here)),', ""),
    ("fiches", "html.bullets(amount(item) for item in obligation.sanction.montants)", 'html.bullets(())'),
    ("fiches", "jusqu'à {number(item.euros)} euros, {item.objet}", "jusqu'à {number(item.euros * 10)} euros, {item.objet}"),
    ("fiches", '("Qui contrôle", obligation.autorite),', ""),
    ("fiches", '("Confiance", CONFIANCES[obligation.confiance.niveau]),', ""),
    ("fiches", 'Niveau.MOYENNE: "moyenne : une partie reste à vérifier",\n    Niveau.MEMOIRE: "faible : rien n\'a pu être vérifié, à relire', 'Niveau.MOYENNE: "élevée : tout a été lu",\n    Niveau.MEMOIRE: "faible : rien n\'a pu être vérifié, à relire'),
    ("fiches", "obligation.revoir_avant.isoformat(),\n        html.day(obligation.revoir_avant),", "obligation.revoir_avant.isoformat(),\n        html.day(obligation.verifie_le),"),
    ("fiches", "if obligation.exceptions:", "if not obligation.exceptions:"),
    ("fiches", "html.bullets([*dates, *obligation.a_suivre])", "html.bullets(dates)"),
    ("fiches", "html.bullets([*dates, *obligation.a_suivre])", "html.bullets(obligation.a_suivre)"),
    ("fiches", "html.bullets(obligation.actions)", "html.bullets(obligation.actions[:3])"),
    ("fiches", "    if trust.de_memoire:", "    if trust.de_memoire and not trust.sources:"),
    ("fiches", "html.bullets(trust.sources)]", "html.bullets(trust.sources[1:])]"),
    ("fiches", "    if obligation.reserves:", "    if len(obligation.reserves) > 2:"),
    ("fiches", 'html.join([named, ", ", html.day(basis.date)]) if basis.date', "html.join([named]) if basis.date"),
    ("fiches", "(text for rule in answer.regles for text in (rule.condition, rule.precision))", "(text for rule in answer.regles for text in (rule.precision,))"),
    ("fiches", 'Effort.MOYEN: "une demi-journée ou une délibération",', 'Effort.MOYEN: "moins d\'une heure",'),
    ("fiches", '    Statut.RECOMMANDATION: "Recommandé, pas obligatoire",', '    Statut.RECOMMANDATION: "En vigueur",'),
    ("fiches", '" ".join(filter(None, [said, item.reserve, item.recoupement]))', '" ".join(filter(None, [said, item.recoupement]))'),
    ("fiches", 'html.join([html.link(name, url) if url else name, " : ", what])', 'html.join([html.link(name, url) if url else name])'),
    # — les listes et la carte
    ("listes", "found = [item for item in corpus.obligations.values() if item.theme is theme]", "found = [item for item in corpus.obligations.values() if item.theme is theme][:3]"),
    ("listes", "result_mark(item.answer(Structure.COMMUNE, PETITE_COMMUNE).resultat),\n            item.premier_geste", "result_mark(item.answer(Structure.COMMUNE, 9000).resultat),\n            item.premier_geste"),
    ("listes", "*(RESULTATS[profile.answer(item).resultat] for profile in profiles),", "*(RESULTATS[profile.answer(item).resultat] for profile in reversed(profiles)),"),
    ("listes", "if profile.structure is structure\n            )", "if profile.structure is structure and profile.population_max\n            )"),
    ("listes", "rows = [(item.sujet, item.pourquoi, html.day(item.vu_le))", 'rows = [(item.sujet, "", html.day(item.vu_le))'),
    ("listes", 'key=lambda retour: retour.date or "", reverse=True)\n        return Liste', 'key=lambda retour: retour.date or "")\n        return Liste'),
    ("listes", "count = counted(len(liste.recits), \"récit\")\n    return html.join([html.link", "count = counted(liste.pages, \"récit\")\n    return html.join([html.link"),
    ("listes", 'counted(len(list(resource.rows(corpus))), "ligne"),', 'counted(len(list(resource.objects(corpus))), "ligne"),'),
    ("listes", "parts: list[Content] = [html.bullets(corpus.rgaa.declaration.non_prouve)]", "parts: list[Content] = []"),
    ("listes", "level = html.strong(assess(ledger).niveau)", 'level = html.strong("partiellement conforme")'),
    ("listes", 'f"{line.grandeur} (but : {line.cible})" if line.cible', 'f"{line.grandeur}" if line.cible'),
    # — le baromètre
    ("chiffres", "filter(None, [item.reserve, item.recoupement, sheet(corpus, here, item)])", "filter(None, [item.recoupement, sheet(corpus, here, item)])"),
    ("chiffres", "filter(None, [item.reserve, item.recoupement, sheet(corpus, here, item)])", "filter(None, [item.reserve, sheet(corpus, here, item)])"),
    ("chiffres", "{corpus.barometre.enquete(item.enquete).nom}. {item.reserve or ''}", "{corpus.barometre.enquete(item.enquete).nom}. "),
    ("chiffres", 'item.reserve or "", sheet(corpus, here, item)) for item in found', '"", sheet(corpus, here, item)) for item in found'),
    ("chiffres", 'f"{capital(item.libelle)}. {item.reserve}" for item', 'f"{capital(item.libelle)}." for item'),
    ("chiffres", 'f"{ORDINALS[item.vague]} vague du baromètre Déclic, ', 'f"{ORDINALS[1]} vague du baromètre Déclic, '),
    ("chiffres", 'html.note(f"{document.nom} : {document.precaution}")', 'html.note(document.nom)'),
    ("chiffres", '        ("À savoir", caution),', ""),
    ("chiffres", 'reserve = f" {item.reserve}" if item.reserve else ""\n    return html.join([f"{amount(item)} :', 'reserve = ""\n    return html.join([f"{amount(item)} :'),
    ("chiffres", "*(svg.percent(line.valeurs[column.id]) for column in table.colonnes)", "*(svg.percent(line.valeurs[column.id]) for column in reversed(table.colonnes))"),
    ("textes", "html.bullets(table.remarques)", "html.bullets(table.remarques[1:])"),
    # — qui aide
    ("aides", 'Niveau.MEMOIRE: "faible : rattachement de mémoire, à vérifier",', 'Niveau.MEMOIRE: "élevée",'),
    ("aides", 'Verification.MEMOIRE: "De mémoire, à vérifier sur son site.",', 'Verification.MEMOIRE: "Confirmé par une source lue.",'),
    ("aides", "[ORIGINES[actor.verification], actor.remarques]", "[ORIGINES[actor.verification]]"),
    ("aides", 'note = f" {helper.remarque}" if helper.remarque else ""', 'note = ""'),
    ("aides", "if county.code in helper.departements]", "if county.code in helper.departements[:1]]"),
    ("aides", 'known = [corpus.sources[source].nom_court for source in helper.sources]', "known: list[str] = []"),
    ("aides", 'return f"D\'après : {source}. Confiance {CONFIANCES[trust]}."', 'return f"D\'après : {source}."'),
    ("aides", 'return " ".join(filter(None, [region.remarque, doubt]))', 'return doubt'),
    ("aides", 'None: "coût non connu"}', 'None: "gratuit"}'),
    ("aides", 'when = f", {published(reading.date)}" if reading.date else ""', 'when = ""'),
    # — douze mois
    ("mois", 'Risque.FORT: "risque fort si rien n\'est fait",', 'Risque.FORT: "risque faible si rien n\'est fait",'),
    ("mois", "({CONFIANCES[geste.confiance]}).", "."),
    ("mois", 'f" ({counted(geste.minutes, \'minute\')}). Résultat', 'f" ({counted(month_minutes := 5, \'minute\')}). Résultat'),
    ("mois", "Durée : {counted(month.minutes, 'minute')}", "Durée : {counted(30 + len(month.gestes), 'minute')}"),
    ("textes", "parts: list[Content] = [html.note(year.nature)]", "parts: list[Content] = []"),
    ("textes", "html.bullets(year.dates_a_verifier),", ""),
    # — la charte, la feuille de route, les étapes
    ("propos", 'parts = [text, origins(corpus, sources), f"({CONFIANCES[trust]})"]', "parts = [text, origins(corpus, sources)]"),
    ("propos", 'parts = [text, origins(corpus, sources), f"({CONFIANCES[trust]})"]', 'parts = [text, f"({CONFIANCES[trust]})"]'),
    ("propos", 'Niveau.MOYENNE: "confiance moyenne",\n    Niveau.MEMOIRE: "non vérifié",\n}\n\n\ndef origin(', 'Niveau.MOYENNE: "confiance élevée",\n    Niveau.MEMOIRE: "non vérifié",\n}\n\n\ndef origin('),
    ("propos", 'html.join([proposed(corpus), html.table("Les sept étapes d\'une charte", headers, rows)], "\\n")', 'html.table("Les sept étapes d\'une charte", headers, rows)'),
    ("propos", 'html.join([proposed(corpus), html.checklist(corpus.charte.questions)], "\\n")', "html.checklist(corpus.charte.questions)"),
    ("propos", 'html.join([proposed(corpus), traps], "\\n")', "traps"),
    ("propos", 'html.join([proposed(corpus), grid], "\\n")\n\n\ndef modele_charte', 'grid\n\n\ndef modele_charte'),
    ("propos", "        proposed(corpus),\n        html.steps(vote.etapes),", "        html.steps(vote.etapes),"),
    ("propos", "        proposed(corpus),\n        html.heading(3, pages.titre", "        html.heading(3, pages.titre"),
    ("propos", '("Limite dite", item.limite_dite or "non précisée"),', ""),
    ("propos", 'reserve = f" Réserve : {item.remarque}." if item.remarque else ""', 'reserve = ""'),
    ("propos", '(f" Réserve : {item.remarque}." if item.remarque else "")', '""'),
    ("propos", "    return html.join([proposed(corpus), html.steps(corpus.feuille_de_route.deliberation)], \"\\n\")", "    return html.steps(corpus.feuille_de_route.deliberation)"),
    ("propos", 'label = "Demandé au-dessus de 50 000 habitants" if asked.exige', 'label = "Demandé au-dessus de 50 000 habitants" if not asked.exige'),
    ("propos", "html.note(corpus.feuille_de_route.decret.petite_commune)", 'html.note("")'),
    ("propos", 'limits = html.note(f"{frame.avertissement} {frame.durees}")', "limits = html.note(frame.durees)"),
    ("propos", '("Confiance", CONFIANCES[step.confiance]),', ""),
    ("propos", '            ("Origine", origin(corpus, size.origine)),', ""),
    ("propos", '("Sanction", decree.sanction),', ""),
    ("textes", 'html.section("avertissement", html.paragraph(corpus.charte.avertissement))', 'html.section("avertissement", "")'),
    ("textes", 'html.section("avertissement", html.paragraph(vote.attention)),', ""),
    ("textes", 'html.note(f"Mode d\'emploi : {pages.mode_d_emploi}"),', ""),
    ("textes", "html.bullets(charter.non_trouvees)", "html.bullets(())"),
    ("textes", "html.bullets(frame.limites)", "html.bullets(())"),
    ("textes", 'html.join([html.note(frame.actions_faciles_note), chart], "\\n")', "chart"),
    ("propos", '("Les autres", decree.petite_commune),', ""),
    # — les récits
    ("recits", '("À vérifier", html.bullets(retour.a_verifier)),', ""),
    ("recits", '("Confiance", CONFIANCES[retour.confiance]),', ""),
    ("recits", 'Niveau.MOYENNE: "moyenne : une partie reste à vérifier",\n    Niveau.MEMOIRE: "faible : rien n\'a pu être vérifié",\n}\nSILENCE', 'Niveau.MOYENNE: "élevée, sur les faits repris ici",\n    Niveau.MEMOIRE: "faible : rien n\'a pu être vérifié",\n}\nSILENCE'),
    ("recits", 'SILENCE = "non précisé"', 'SILENCE = "aucun"'),
    ("recits", "(population légale, millésime {population.millesime})", ""),
    ("recits", 'Detail.BREF: "lu : un court extrait",', 'Detail.BREF: "lu : un long extrait",'),
    ("recits", '"Une expérience n\'est pas une preuve de conformité."', '""'),
    ("recits", 'amount = "" if cout.euros is None else counted(cout.euros, "euro") if cout.euros else "gratuit"', 'amount = "gratuit"'),
    ("recits", "others = html.bullets(publication(item) for item in retour.autres_sources)", "others = html.bullets(())"),
    # — le calendrier
    ("dates", 'dated_table("Dates à venir", sorted(coming, key=order), here)', 'dated_table("Dates à venir", sorted(coming, key=order, reverse=True), here)'),
    ("dates", "if here.today - ANNEE <= it.date < here.today", "if it.date < here.today"),
    ("dates", "if here.today - ANNEE <= it.date < here.today", "if here.today - ANNEE <= it.date"),
    ("dates", "sorted(past, key=order, reverse=True)", "sorted(past, key=order)"),
    ("dates", "(html.day(day), html.link(item.nom_court, here.to(address(item))), deadline.objet)", "(html.day(day), html.link(item.nom_court, here.to(address(item))), item.nom)"),
    ("dates", "if result is not Resultat.NE_S_APPLIQUE_PAS:", "if result is Resultat.S_APPLIQUE:"),
    ("dates", 'f"{RESULTATS[result]}. Premier geste : {obligation.premier_geste}",', 'f"S\'applique. Premier geste : {obligation.premier_geste}",'),
    ("dates", 'f"Texte : {basis.texte}, {basis.reference}",', ""),
    ("dates", "RAPPEL = timedelta(days=30)", "RAPPEL = timedelta(days=3)"),
    ("dates", "if deadline.rythme is Rythme.CHAQUE_ANNEE:", "if deadline.rythme is None:"),
    # — les données publiques
    ("donnees", '"confiance": item.confiance.niveau,', '"confiance": "elevee",'),
    ("donnees", '{**item.model_dump(mode="json"), "url": address(item)}', '{**item.model_dump(mode="json", exclude={"reserves"}), "url": address(item)}'),
    ("donnees", '{**item.model_dump(mode="json"), "url": address(item)}', '{**item.model_dump(mode="json", exclude={"concerne": {"__all__": {"agents_min"}}}), "url": address(item)}'),
    ("donnees", '"revoir_avant": item.revoir_avant,', '"revoir_avant": item.verifie_le,'),
    ("donnees", '"reponse": answer}', '"reponse": "s_applique"}'),
    ("donnees", '"population_max": profile.population_max,', '"population_max": profile.population_min,'),
    ("donnees", '(figure.model_dump(mode="json") for figure', '(figure.model_dump(mode="json", exclude={"reserve"}) for figure'),
    ("donnees", '"obligation": item.id, **dumped,', '"obligation": item.id, **dumped, "date": item.verifie_le.isoformat(),'),
    ("donnees", 'text("verification", "Comment l\'information a été vérifiée"),', ""),
    # — les modèles
    ("modeles", '("Confiance", CONFIANCES[modele.confiance]),', ""),
    ("modeles", '("À relire avant le", html.day(modele.revoir_avant)),', ""),
    ("modeles", "html.bullets(modele.reserves)] if modele.reserves else []", "html.bullets(modele.reserves[1:])] if modele.reserves else []"),
    ("modeles", '(f"[{champ.nom}]", champ.ou_le_trouver)', '(f"[{champ.nom}]", "")'),
    ("modeles", "(confiance {CONFIANCES[line.confiance].split(' : ')[0]})", "(confiance élevée)"),
    # — écrire sa déclaration
    ("declaration", "html.bullets(part.contenu), part.regle, part.si_jamais_audite)", "html.bullets(part.contenu), part.si_jamais_audite, part.regle)"),
    ("declaration", 'return f"niveau {part.niveau_de_titre}"', 'return "niveau 2"'),
    ("declaration", 'rows.append((piece.nom, piece.ou, piece.validite, link))', 'rows.append((piece.nom, piece.ou, "", link))'),
    ("declaration", 'item.sauf or "Pas d\'exception dans la page lue"', '"Pas d\'exception dans la page lue"'),
    ("declaration", 'return "" if part.confiance is Niveau.ELEVEE else', 'return "" if part.confiance else'),
    ("declaration", '" ; lecture : ", source.lecture, " ; lu le "', '" ; lu le "'),
    ("textes", "html.bullets(facts.a_reverifier),", ""),
    ("textes", "html.note(mention.attention)", 'html.note("")'),
    ("textes", "html.note(facts.recours_attention)", 'html.note("")'),
    ("textes", "html.paragraph(html.strong(case.limite))", '""'),
    # — les pages courtes
    ("autres", 'f"Faute de ce chiffre, nous prenons celui-ci : {source.population_de_repli}. "', '""'),
    ("autres", "html.bullets([*source.regle_sources, *source.reserves])", "html.bullets(source.regle_sources)"),
    ("autres", "            item.precaution,", '            "",'),
    ("autres", 'html.join([html.day(item.date), ". Pour qui : ", item.pour_qui])', 'html.join(["Pour qui : ", item.pour_qui])'),
    ("autres", 'sense = f" (sens : {term.precise_par})" if term.precise_par else ""', 'sense = ""'),
    ("autres", 'html.join([title, origin(term), f" {term.explication}", also(term)])', "html.join([title, origin(term), also(term)])"),
    # — les formulaires
    ("formulaires", "forms.shown_when(asked(question), question.si)", "asked(question)"),
    ("formulaires", "return forms.shown_when(shape(block, reference), block.si)", "return shape(block, reference)"),
    ("formulaires", "forms.line(question.id, question.etiquette, question.aide, question.forme, mandatory)", 'forms.line(question.id, question.etiquette, "", question.forme, mandatory)'),
    ("formulaires", "mandatory = OBLIGATOIRE if question.obligatoire else \"\"\n    shown", "mandatory = \"\"\n    shown"),
    ("formulaires", "offered = options(corpus, question.liste).items()", "offered = list(options(corpus, question.liste).items())[:40]"),
)  # fmt: skip


@pytest.mark.parametrize("name", CONTROLS)
def test_sans_faute_les_vues_disent_tout(sound: Guide, name: str) -> None:
    control = CONTROLS[name]
    assert [f for place in control.pages(sound.corpus) for f in control.faults(sound, place)] == []


@pytest.mark.parametrize(("name", "old", "new"), FAULTS)
def test_la_faute_plantee_fait_rougir_son_controle(corpus: Corpus, name: str, old: str, new: str) -> None:
    control = CONTROLS[name]
    with planted(old, new):
        spoilt = rendered(corpus, today())
        faults = (fault for place in control.pages(corpus) for fault in control.faults(spoilt, place))
        assert next(faults, None), f"« {name} » n'a rien vu"
