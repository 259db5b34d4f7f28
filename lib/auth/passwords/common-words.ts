const words = `
password paword passwort psswrd passwrd passw pass passwd motdepasse contrasena senha parola haslo wachtwoord salasana heslo
secret secreto geheim private default changeme letmein welcome willkommen bienvenue bienvenido benvenuto
admin administrator root user guest test testing tester temp temporary login logon master superuser support
system server access manager demo sample example hello hallo hola bonjour ciao computer internet network
windows microsoft google facebook twitter instagram youtube linkedin apple iphone android samsung nokia
lenovo dell toshiba intel linux ubuntu oracle cisco mysql postgres github gitlab docker intercom timebook
workspace product feedback mobile company business office work team project
qwerty qwertz azerty asdf asdfgh asdfghjk zxcv zxcvbn zxcvbnm qazwsx qweasd qweasdzxc asdasd qwe asd zxc qaz
abc abcd abcdef abcdefg aaaa iloveyou iloveu loveyou lovely loveme love lover lovers forever always
monkey dragon shadow sunshine princess princesa prince queen king football baseball basketball soccer hockey
tennis golf golfer rugby cricket softball volleyball superman batman spiderman ironman pokemon pikachu
naruto goku mario zelda sonic minecraft roblox fortnite starwars startrek skywalker yoda matrix trinity
hunter killer ninja samurai warrior wizard magic merlin gandalf phoenix falcon eagle hawk tiger lion panther
wolf bear panda kitty kitten cat dog doggy puppy bunny rabbit turtle dolphin shark horse pony chicken cow
butterfly flower flowers rose lily daisy jasmine violet orange banana apple cherry peach strawberry lemon
cookie chocolate candy sugar honey sweet sweetie sweetheart pepper ginger cheese pizza coffee whiskey vodka
summer winter spring autumn fall sommer herbst verano invierno printemps january february march april may
june july august september october november december monday tuesday wednesday thursday friday saturday sunday
michael michelle jennifer jessica jordan ashley amanda nicole daniel danielle andrew anthony matthew joshua
robert thomas charlie charles george william richard david james john joseph jack harry oliver oscar max
maggie buster bailey rocky lucky lucy molly sophie chloe emma emily hannah sarah samantha sandra laura linda
anna maria marie julia andrea angela angel angels angelina barbara patricia patrick peter paul martin marcus
alexander alexandra alex alexis adam ben benjamin brandon brian bruce carlos chris christian christopher
christine claudia daddy diana dominic edward elizabeth eric fernando frank gabriel gary gregory heather
isabella jackson jacob jake jasper jason jeremy justin karen katie kevin kimberly lauren leonardo louis
manuel marina mark melissa miguel monica morgan natalie natasha nathan nicholas olivia pamela rachel rebecca
ricardo roberto ronaldo messi samuel scott sebastian sergey simon stephanie steven susan tanya taylor teresa
tiffany tigger timothy tyler valentina vanessa veronica victor victoria vincent virginia walter yvonne zachary
arsenal chelsea liverpool manchester united barcelona realmadrid juventus milan bayern cowboys yankees
lakers dodgers eagles steelers packers raiders broncos redsox america american australia canada england
france germany deutschland ireland scotland italy italia espana spain mexico brasil brazil argentina portugal
london paris berlin newyork chicago dallas houston boston denver austin orlando florida texas california
mercedes ferrari porsche lamborghini corvette mustang camaro harley yamaha honda toyota nissan subaru audi
volkswagen bmw ford chevy jeep dakota ranger explorer hummer maverick
freedom liberty justice peace power money dollar silver golden gold diamond crystal platinum rainbow
heaven hell jesus christ jesuschrist god godisgood blessed blessing faith grace hope church bible spirit
angelica destiny heart hearts star stars starlight sunflower moon moonlight sun sunny ocean river water
world earth zaq wsx edc rfv tgb fire fireball thunder lightning storm snow snowball ice icecream blue red green black white purple yellow
pink brown gray grey bluebird blackcat redrose secure security safety trust trustno whatever nothing
nobody anything everything something someone please thanks thankyou sorry goodbye goodluck lucky luck happy
smile smiley crazy funny cool coolio awesome amazing beautiful beauty pretty gorgeous sexy hottie hotstuff
babygirl babyboy baby boy girl girls boys man woman women mom mommy mother father dad brother sister family
friend friends bestfriend buddy student teacher school college university doctor nurse police soldier marine
army navy airforce pirate cowboy gangster playboy player gamer games game music guitar piano drummer dancer
dance rockstar rock metallica nirvana slipknot blink eminem beatles elvis madonna britney hannahmontana
cheer cheerleader ballet fishing hunting racing skater snowboard surfer swimming running runner biker
scooter skippy snoopy garfield mickey minnie donald disney tinkerbell barbie hellokitty winnie pooh bambi
nemo simba cinderella alice peanut pumpkin muffin cupcake brownie bubbles sparky spike scooby shorty smokey
snickers ghost zombie vampire monster devil demon lucifer satan evil dark darkness shadows death killer
access apollo athena zeus hercules mercury saturn jupiter venus mars galaxy cosmos genesis legend legends
hero heroes champion winner victory number one first second third password secret open opensesame sesame
newpassword mypassword mypass oldpassword keepout enter entrance unlock lock key keys code codes security
maintenance backup database operator service services account accounts finance marketing sales helpdesk
factory staff employee human resources office info information mail email webmaster website blog online
phone telephone cellphone mobile number qwertyui qwertyuiop asdfghjkl poiuyt lkjhgf mnbvcxz qwaszx zaq xsw
the you me my is it so in to of and or not for with this that yes no
`;

export const commonWords = new Set(words.split(/\s+/).filter(Boolean));
