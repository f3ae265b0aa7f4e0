"""Word lists of the guards: negators, opposites and look-alike terms of English.

Collected by hand. A curator adds sets of a field in the FAQ file (``opposites``, ``protected``).

A line of the lists holds sets, parted by ``;``. The sides of a set are parted by ``|``, the words
of one side, which mean the same, by spaces. A word stands for its inflections too; ``full_time``
is two words in a row, ``log~in`` a verb and its particle with up to three words between them.
"""

from __future__ import annotations

from typing import TypeAlias

from faqbot.matching.antonyms import ANTONYMS
from faqbot.matching.wordforms import word_set

__all__ = [
    "FIRM",
    "KINDS",
    "LOOK_ALIKES",
    "LOOSE",
    "MEDICINES",
    "NEGATORS",
    "OPPOSITES",
    "PROTECTED",
    "Sides",
]

Sides: TypeAlias = tuple[tuple[str, ...], ...]


def _sides(text: str) -> Sides:
    return tuple(tuple(side.split()) for side in text.split("|"))


def _sets(lines: str) -> tuple[Sides, ...]:
    return tuple(_sides(each) for each in lines.replace("\n", ";").split(";") if each.strip())


NEGATORS = word_set("""
    aint arent cannot canot cant couldnt didnt doesent doesnt dont dosent dosnt except excluding
    hadnt hardly hasnt havent impossible isnt lacking mustnt neednt neither never no nobody none
    nor not nothing nowhere shant shouldnt unable wasnt werent without wont wouldnt
    """)

# Opposites that hardly ever mean anything else.
FIRM = _sets(ANTONYMS)

# Opposites that mean something else as often: they count beside the same word only.
LOOSE = _sets("""
left | right; first | last; more most | less fewer least; on | off; in | out; up | down
over | under; find | lose; primary | secondary; above | below; everything | nothing; all | none
new | old; long | short; come | go; open | closed; sea | land; light | dark; black | white
he | she; his | her; green | red; general | specific; original | copy; half | whole; ask | answer
near | far; host | server; kind | cruel; throw | catch
lead | follow; pay | refund; charge | refund; save | delete discard; stand | sit; alone | together
bring | take; borrow | return; hire rent | return; oral | intravenous
inside | out; make | remove cancel; buy | rent; rent | own; lease | buy
current | previous former
sharp | flat; home | away; call | put; fore | back; here | there; dull | lively bright
bound | free; former | latter; little | much; mine | yours; plain | fancy; round | square
close | distant; live | dead; ours | theirs; hungry | thirsty
offense offence | defense defence; medical | surgical; common | individual; function | malfunction
sleep | wake; joint | separate; rise | set; drop | raise hoist lift; plant | dig~up
""")

# Terms of one kind, any of which is taken for any other but never means it.
KINDS = _sets("""
monday | tuesday | wednesday | thursday | friday | saturday | sunday; ios iphone | android
january | february | march | april | june | july | august | september | october | november \
| december
windows | macos mac | linux; visa | mastercard | amex american_express; breakfast | lunch | dinner
cup | tablespoon tbsp | teaspoon tsp; petrol gasoline | diesel | electric | hybrid
bronze | silver | gold; infant baby toddler | teenager | adult; left_handed | right_handed
celsius | fahrenheit; bus | train
""")

# Names that the confused-drug-name lists of ISMP and FDA pair, with those often asked about:
# each is a medicine of its own, beside its other names.
MEDICINES: Sides = _sides("""
acetaminophen paracetamol tylenol | ibuprofen advil nurofen motrin | aspirin | naproxen aleve |
codeine | hydralazine | hydroxyzine | hydrocodone | hydrocortisone | hydromorphone dilaudid |
hydroxychloroquine | hydrochlorothiazide | hydroxyurea | morphine | oxycodone | oxymorphone |
oxycontin | oxybutynin | prednisone | prednisolone | methylprednisolone | medroxyprogesterone |
methyltestosterone | dexamethasone | celebrex celecoxib | celexa citalopram |
cerebyx fosphenytoin | escitalopram lexapro | clonidine | clonazepam klonopin | clobazam |
clozapine | clomiphene | clomipramine | lorazepam ativan | alprazolam xanax | diazepam valium |
temazepam | oxazepam | zantac ranitidine | zyrtec cetirizine | zyprexa olanzapine |
lamotrigine lamictal | lamivudine | lamisil terbinafine | labetalol | levetiracetam |
levofloxacin | levothyroxine | liothyronine | leucovorin | metformin | metronidazole | methadone |
methotrexate | metoprolol | metoclopramide | metolazone | metaxalone | misoprostol |
mifepristone | methylphenidate | tramadol | trazodone | toradol ketorolac | tapentadol |
tizanidine | tiagabine | topiramate | toprol | vinblastine | vincristine | vinorelbine |
bupropion wellbutrin | buspirone buspar | buprenorphine | chlorpromazine | chlorpropamide |
chlordiazepoxide | cyclosporine | cycloserine | cyclobenzaprine | dopamine | dobutamine |
daunorubicin | doxorubicin | idarubicin | epirubicin | docetaxel | paclitaxel | ephedrine |
epinephrine adrenaline | norepinephrine noradrenaline | phenylephrine | pseudoephedrine |
fluoxetine prozac | paroxetine paxil | duloxetine cymbalta | fluvoxamine | fluticasone |
fluphenazine | glipizide | glyburide glibenclamide | glimepiride | gliclazide | guaifenesin |
guanfacine | gabapentin | losartan | valsartan | irbesartan | candesartan | quinine | quinidine |
quinapril | quetiapine | seroquel | sumatriptan | zolmitriptan | rizatriptan | sitagliptin |
saxagliptin | sulfadiazine | sulfasalazine | amiodarone | amlodipine | amiloride | amitriptyline |
aripiprazole | rabeprazole | omeprazole | esomeprazole | pantoprazole | lansoprazole |
azithromycin | azathioprine | erythromycin | clarithromycin | clindamycin | vancomycin |
gentamicin | tobramycin | amoxicillin | ampicillin | penicillin | penicillamine | cefazolin |
cefoxitin | cefotaxime | ceftriaxone | ceftazidime | cefuroxime | cephalexin | ciprofloxacin |
carbamazepine tegretol | oxcarbazepine | carboplatin | cisplatin | carvedilol | captopril |
enalapril | lisinopril | ramipril | fosinopril | lovastatin | pravastatin | rosuvastatin |
simvastatin | atorvastatin | nicardipine | nifedipine | nimodipine | felodipine | novolog |
novolin | humalog | humulin | lantus | loperamide | loratadine | lovenox | lasix furosemide |
losec | luvox | pitocin | pitressin | propranolol | risperidone | ropinirole | ritonavir |
retonavir | rifampin | rifaximin | rituximab | infliximab | solifenacin | sertraline zoloft |
sildenafil viagra | tadalafil cialis | vardenafil levitra | tacrolimus | sirolimus | everolimus |
acyclovir | ganciclovir | valacyclovir | valganciclovir | ganirelix | venlafaxine effexor |
desvenlafaxine | zolpidem ambien | zonisamide | ziprasidone | warfarin | heparin |
dimenhydrinate | diphenhydramine benadryl | dicyclomine | diclofenac | digoxin | diltiazem |
dipyridamole | fentanyl | sufentanil | remifentanil | alfentanil | ketamine | midazolam |
propofol | insulin | glucagon | baclofen | bisoprolol | atenolol | ezetimibe | nizatidine |
famotidine | rivaroxaban xarelto | apixaban
""")

# Look-alikes of everyday and of medicine; most others are known by their letters.
LOOK_ALIKES = _sets("""
ureter | urethra; ileum | ilium; peroneal | perineal; principal | principle; affect | effect
intranet | internet; personal | personnel; stationary | stationery; statute | statue | status
desert | dessert; break | brake; complement | compliment; council | counsel | consul
advice | advise | adverse; loose | lose; leek | leak; site | cite | sight; quiet | quite
diary | dairy; angel | angle; weather | whether; cereal | serial; hospital | hospice
fiscal | physical; access | excess | assess; proceed | precede; allusion | illusion
elicit | illicit; ensure | insure; discreet | discrete; cash | cache; duel | dual; flour | flower
pear | pare; mussel | muscle; baking_soda | baking_powder; cord | chord; sole | soul
mucus | mucous; palpitation | palpation; dysphagia | dysphasia | dysplasia; aphagia | aphasia
abduct abduction | adduct adduction; afferent | efferent; carpal | tarsal; metacarpal | metatarsal
cervical | surgical; malleus | malleolus; humerus | humorous; trachea | trochlea; radial | radical
prostate | prostrate; colonoscopy | colposcopy; cystoscopy | cytology; arthritis | arteritis
hepatitis_a | hepatitis_b | hepatitis_c; influenza | parainfluenza
bacteria bacterial | virus viral; measles | mumps | rubella; type_1 | type_2
perspective | prospective; lease | leash; deduct | deduce; visa | vista
java | javascript; csv | css; http | https; ram | rom; wan | lan; usb_a | usb_c; hdd | ssd
trial | trail; casual | causal; marital | martial; united | untied; salt | slat; silver | sliver
silt | slit; complaint | compliant; braking | barking; framing | farming; mantel | mantle
pest | pet; polo | pool; clot | colt; satin | stain; garter | grater; perfect | prefect
carving | craving; bolt | blot; fry | fire; lion | loin; rogue | rouge
imap | pop3 | smtp; term_life | whole_life; roth | traditional; ira | isa; hotel | hostel
cruise | cruse; passport | password; ticket | token; currant | current; pedal | peddle
emission | omission; immission | emission; lessor | lesser; mortgagor | mortgagee; lien | line
""")


def _words(sets: tuple[Sides, ...]) -> tuple[tuple[str, ...], ...]:
    """Return all words of each set, as a text has them."""
    return tuple(
        tuple(word.replace("_", " ").replace("~", " ") for side in each for word in side)
        for each in sets
    )


# What the speller must know: the words that turn a meaning round, and the look-alikes.
OPPOSITES = _words(FIRM)
PROTECTED = _words((MEDICINES, *LOOK_ALIKES))
